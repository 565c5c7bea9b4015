import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { vectorsOf } from '../__fixtures__/vectors.ts';
import { projectorFiles } from './write-projector.ts';

const python = '/usr/bin/python3';
const hasNumpy = spawnSync(python, ['-c', 'import numpy']).status === 0;
const vectors = vectorsOf(
  ['king', '=SUM(A1)', '+1', '-', '@x', 'naïve word'],
  [
    [1, 0.1],
    [2, 3e-40],
    [3, -0.5],
    [4, 1e20],
    [5, 0],
    [6, 7],
  ],
);

function textOf(name: 'metadata.tsv' | 'projector_config.json'): Promise<string> {
  return new Blob([...projectorFiles(vectors).get(name)!]).text();
}

describe('projectorFiles', () => {
  it('guards the words that a spreadsheet would take for formulas', async () => {
    expect(await textOf('metadata.tsv')).toBe("king\n'=SUM(A1)\n'+1\n'-\n'@x\nnaïve word\n");
  });

  it('says where the numbers and the words are', async () => {
    const [embedding] = JSON.parse(await textOf('projector_config.json')).embeddings;
    expect(embedding).toMatchObject({
      tensorShape: [6, 2],
      tensorPath: 'vectors.tsv',
      metadataPath: 'metadata.tsv',
    });
  });

  it.each(['a\tb', 'a\nb', 'a\rb'])('refuses the word %j', (word) => {
    const files = projectorFiles(vectorsOf([word], [[1]]));
    expect(() => [...files.get('metadata.tsv')!]).toThrow(expect.objectContaining({ code: 'WORD_WITH_SPACE' }));
  });

  it.skipIf(!hasNumpy)('writes numbers that numpy reads as the same float32s (skipped without numpy)', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'firth-projector-')), 'vectors.tsv');
    writeFileSync(path, Buffer.concat([...projectorFiles(vectors).get('vectors.tsv')!]));
    const program = 'import json, numpy, sys; print(json.dumps(numpy.loadtxt(sys.argv[1], "f4").ravel().tolist()))';
    const numbers = JSON.parse(execFileSync(python, ['-c', program, path], { encoding: 'utf8' }));
    expect(numbers).toEqual(Array.from(vectors.matrix.data));
  });
});
