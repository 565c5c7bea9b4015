import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, openAsBlob, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FirthError } from '@firth/core';
import { describe, expect, it } from 'vitest';
import { mutate, outcomeOf } from '../__fixtures__/mutate.ts';
import { createRandom } from '../__fixtures__/random.ts';
import { contentOf, vectorsOf, wordsOf } from '../__fixtures__/vectors.ts';
import { writeWord2VecText } from '../write-word2vec-text.ts';
import { oddVectors } from './__fixtures__/odd-vectors.ts';
import { readProjector } from './read-projector.ts';
import { projectorFiles } from './write-projector.ts';

const python = '/usr/bin/python3';
const hasGensim = spawnSync(python, ['-c', 'import gensim']).status === 0;
const files = projectorFiles(oddVectors);
const blobOf = (name: 'vectors.tsv' | 'metadata.tsv'): Blob => new Blob([...files.get(name)!]);
const ours = { vectors: blobOf('vectors.tsv'), metadata: blobOf('metadata.tsv') };
const two = { vectors: new Blob(['1\t2\n3\t4\n']), metadata: new Blob(['a\nb\n']) };

describe('readProjector', () => {
  it('reads what projectorFiles writes, guarded words and all', async () => {
    expect(contentOf(await readProjector(ours))).toEqual(contentOf(oddVectors));
    expect((await readProjector(ours, { limit: 2 })).matrix.rows).toBe(2);
  });

  it.skipIf(!hasGensim)("reads what gensim's word2vec2tensor writes (skipped without gensim)", async () => {
    const folder = mkdtempSync(join(tmpdir(), 'firth-projector-'));
    const text = join(folder, 'in.txt');
    const made = vectorsOf(
      ['a', 'naïve'],
      [
        [1, 0.1],
        [2, -3],
      ],
    );
    writeFileSync(text, Buffer.concat([...writeWord2VecText(made)]));
    const args = ['-m', 'gensim.scripts.word2vec2tensor', '-i', text, '-o', join(folder, 'out')];
    execFileSync(python, args, { stdio: 'ignore' });
    const open = (ending: string): Promise<Blob> =>
      openAsBlob(join(folder, readdirSync(folder).find((name) => name.endsWith(ending))!));
    const read = await readProjector({ vectors: await open('_tensor.tsv'), metadata: await open('_metadata.tsv') });
    expect(contentOf(read)).toEqual(contentOf(made));
  });

  it.each([
    ['in the column of a known title', 'Count\tWord\n7\ta\n5\tb\n'],
    ['in the first column', 'form\tcount\na\t7\nb\t5\n'],
    ['in lines that end as those of Windows', 'a\r\nb\r\n'],
  ])('finds words %s', async (_, metadata) => {
    const { vocabulary } = await readProjector({ ...two, metadata: new Blob([metadata]) });
    expect(wordsOf(vocabulary)).toEqual(['a', 'b']);
  });

  it.each([
    ['nothing', '', 'EMPTY', undefined],
    ['fewer rows than words', '1\t2\n', 'INCONSISTENT', undefined],
    ['more rows than words', '1\t2\n3\t4\n5\t6\n', 'INCONSISTENT', undefined],
    ['a row that is too short', '1\t2\n3\n', 'DIMENSION_MISMATCH', 2],
    ['a row that is too long', '1\t2\n3\t4\t5\n', 'DIMENSION_MISMATCH', 2],
    ['a number that is none', '1\t2\n3\t0x4\n', 'BAD_NUMBER', 2],
    ['an empty field', '1\t2\n\t4\n', 'BAD_NUMBER', 2],
  ])('refuses %s', async (_, text, code, line) => {
    const source = { ...two, vectors: new Blob([text]) };
    await expect(readProjector(source, { name: 'x' })).rejects.toMatchObject({ code, file: 'x/vectors.tsv' });
    const error: unknown = await readProjector(source).catch((caught: unknown) => caught);
    expect((error as FirthError).line).toBe(line);
  });

  it('refuses far more words than rows', async () => {
    const metadata = new Blob(['\n'.repeat(1e6)]);
    await expect(readProjector({ ...two, metadata })).rejects.toMatchObject({ code: 'INCONSISTENT' });
  });

  it('makes vectors or a typed error of 5,000 mutations of either file', async () => {
    const random = createRandom(26);
    let errors = 0;
    for (let round = 0; round < 5_000; round++) {
      const name = round % 2 === 0 ? 'vectors' : 'metadata';
      const bytes = await ours[name].bytes();
      const outcome = await outcomeOf((file) => readProjector({ ...ours, [name]: file }), mutate(bytes, random));
      if (outcome instanceof FirthError) errors++;
    }
    expect(errors).toBeGreaterThan(500);
  });
});
