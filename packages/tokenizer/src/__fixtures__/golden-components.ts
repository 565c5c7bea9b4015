import { alignText } from '../pipeline/aligned-text.ts';
import { readDecoder } from '../pipeline/decoders/read.ts';
import { readNormalizer } from '../pipeline/normalizers/read.ts';
import { readPreTokenizer } from '../pipeline/pre-tokenizers/read.ts';
import { codePointBounds, type GoldenCount, goldenCounter, goldenLines, sameJSON, sharedText } from './golden-files.ts';

type ComponentCase =
  | { readonly kind: 'normalizer'; readonly name: string; readonly text: string; readonly out: string }
  | { readonly kind: 'pre_tokenizer'; readonly name: string; readonly text: string; readonly out: readonly [string, [number, number]][] }
  | { readonly kind: 'decoder'; readonly name: string; readonly tokens: readonly string[]; readonly out: string };

interface Configs {
  readonly normalizers: Record<string, unknown>;
  readonly pre_tokenizers: Record<string, unknown>;
  readonly decoders: Record<string, unknown>;
}

/** Normalizers, pre-tokenizers with offsets, and decoders, one by one. */
export function countComponents(): GoldenCount {
  const configs = JSON.parse(sharedText('golden/tokenizers/component-configs.json')) as Configs;
  const place = { path: '' };
  const normalizers = new Map(Object.entries(configs.normalizers).map(([name, part]) => [name, readNormalizer(part, place)]));
  const preTokenizers = new Map(Object.entries(configs.pre_tokenizers).map(([name, part]) => [name, readPreTokenizer(part, place)]));
  const decoders = new Map(Object.entries(configs.decoders).map(([name, part]) => [name, readDecoder(part, place)]));
  const count = goldenCounter('components');
  for (const line of goldenLines<ComponentCase>('components.jsonl.gz')) {
    const found = resultOf(line);
    count.check(sameJSON(found, line.out), () => `${line.kind} ${line.name}: ${JSON.stringify(found)} for ${JSON.stringify(line)}`);
  }
  return count;

  function resultOf(line: ComponentCase): unknown {
    if (line.kind === 'normalizer') return normalizers.get(line.name)!(alignText(line.text)).text;
    if (line.kind === 'decoder') return decoders.get(line.name)!(line.tokens).join('');
    const bounds = codePointBounds(line.text);
    const pointAt = new Map(bounds.map((unit, point) => [unit, point]));
    return preTokenizers
      .get(line.name)!(alignText(line.text))
      .map(({ text, starts, ends }) => [text, [pointAt.get(starts[0]!), pointAt.get(ends.at(-1)!)]]);
  }
}
