import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type Plugin, rolldown } from 'rolldown';
import { describe, expect, it } from 'vitest';

const folder = fileURLToPath(new URL('.', import.meta.url));

/** WebAssembly and Unicode tables: data, which has limits of its own. */
const data = /\/generated\/|-runs\.ts$/;

/** Bundles the program that `code` is, minified and without the data, and returns its size in kB after gzip. */
async function sizeOf(code: string): Promise<number> {
  const program: Plugin = {
    name: 'program',
    resolveId: (id) => (id === 'program' ? `${folder}program.ts` : null),
    load: (id) => (id === `${folder}program.ts` ? code : null),
  };
  const bundle = await rolldown({
    input: 'program',
    plugins: [program],
    platform: 'neutral',
    external: data,
    resolve: { conditionNames: ['@firth/source', 'import'] },
  });
  const { output } = await bundle.generate({ format: 'esm', minify: true });
  await bundle.close();
  return gzipSync(output[0].code).length / 1000;
}

/** What all trainers share: it reads any normalizer and pre-tokenizer, so it holds their code, and is left out where it is not called. */
const counting = ['addCounts', 'countPieces'];

describe('the core of a model type, without vocabulary, WebAssembly and Unicode tables', () => {
  it.each(['bpe', 'wordpiece', 'unigram', 'wordlevel', 'sentencepiece'])(
    '%s is at most 10 kB after gzip',
    async (name) => {
      const names = Object.keys(await import(`./${name}/index.ts`)).filter((each) => !counting.includes(each));
      expect(names).not.toEqual([]);
      expect(await sizeOf(`export { ${names.join(', ')} } from './${name}/index.ts';`)).toBeLessThanOrEqual(10);
    },
  );
});

it("SentencePiece's trainers, which write its files, are at most 11 kB after gzip", async () => {
  expect(await sizeOf("export * from './sentencepiece/training/index.ts';")).toBeLessThanOrEqual(11);
});

/** Today's sizes in kB and a tenth: what reads patterns of any kind holds an engine for regular expressions, 6 kB of it. */
describe('what reads definitions of any kind', () => {
  it.each([
    ['tiktoken', 18.8],
    ['pipeline', 33.5],
    ['.', 40],
  ])('%s is at most %d kB after gzip, the same left out', async (name, limit) => {
    expect(await sizeOf(`export * from './${name}/index.ts';`)).toBeLessThanOrEqual(limit);
  });
});

it('the Unicode tables are at most 10 kB after gzip', () => {
  const tables = globSync(`${folder}unicode/*-runs.ts`).map((file) => readFileSync(file, 'utf8'));
  expect(tables).toHaveLength(3);
  expect(gzipSync(tables.join('')).length / 1000).toBeLessThanOrEqual(10);
});
