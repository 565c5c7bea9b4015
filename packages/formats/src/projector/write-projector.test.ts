import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { vectorsOf } from '../__fixtures__/vectors.ts';
import { oddVectors } from './__fixtures__/odd-vectors.ts';
import { projectorFiles } from './write-projector.ts';

const python = '/usr/bin/python3';
const hasNumpy = spawnSync(python, ['-c', 'import numpy']).status === 0;

function textOf(name: 'metadata.tsv' | 'projector_config.json'): Promise<string> {
  return new Blob([...projectorFiles(oddVectors).get(name)!]).text();
}

describe('projectorFiles', () => {
  it('guards the words that a spreadsheet would take for formulas', async () => {
    const words = (await textOf('metadata.tsv')).split('\n');
    expect(words).toEqual(['king', "'=SUM(A1)", "'+1", "'-", "'@x", "''-", "'quoted", 'naïve word', '']);
  });

  it('says where the numbers and the words are', async () => {
    const [embedding] = JSON.parse(await textOf('projector_config.json')).embeddings;
    expect(embedding).toMatchObject({
      tensorShape: [8, 2],
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
    writeFileSync(path, Buffer.concat([...projectorFiles(oddVectors).get('vectors.tsv')!]));
    const program = 'import json, numpy, sys; print(json.dumps(numpy.loadtxt(sys.argv[1], "f4").ravel().tolist()))';
    const numbers = JSON.parse(execFileSync(python, ['-c', program, path], { encoding: 'utf8' }));
    expect(numbers).toEqual(Array.from(oddVectors.matrix.data));
  });
});
