/**
 * Makes golden-cases.json: the quantized tables of ../shared/data/golden/positions, unchanged, so that a checkout without ../shared has
 * them, too. Their numbers are of torch 2.13.0; each case names its source.
 *
 *   node packages/compression/src/__fixtures__/pick-golden.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../../../../../shared/data/golden/positions/lora_quant.json', import.meta.url);
const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: { kind: string }[] };
const picked = cases.filter(({ kind }) => /^u?int8/.test(kind)).map((golden) => JSON.stringify(golden));
writeFileSync(new URL('golden-cases.json', import.meta.url), `[\n${picked.join(',\n')}\n]\n`);
