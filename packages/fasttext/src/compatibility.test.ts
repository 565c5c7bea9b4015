import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, openAsBlob, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fromText } from '@firth/corpus';
import { mostSimilar } from '@firth/vectors';
import { afterAll, describe, expect, it } from 'vitest';
import { lineVectors } from './line-vectors.ts';
import type { FastTextModel } from './model.ts';
import { readFastTextModel } from './model-file/read-model.ts';
import { writeFastTextModel } from './model-file/write-model.ts';
import { ngramVectors } from './ngram-vectors.ts';
import { sentenceVector } from './sentence-vector.ts';
import type { FastTextOptions } from './training/options.ts';
import { trainFastText } from './training/train-fasttext.ts';
import { fastTextVectors } from './word-vectors.ts';

const folder = fileURLToPath(new URL('__fixtures__', import.meta.url));
const text = fromText(readFileSync(join(folder, 'text.txt'), 'utf8'));

interface Answers {
  readonly words: readonly string[];
  readonly wordVectors: Readonly<Record<string, readonly number[]>>;
  readonly gensimVectors: Readonly<Record<string, readonly number[]>>;
  readonly neighbors: Readonly<Record<string, readonly (readonly [word: string, similarity: number])[]>>;
  readonly sentenceVectors: Readonly<Record<string, readonly number[]>>;
  readonly ngrams: readonly (readonly [text: string, vector: readonly number[]])[];
}

const answers: Record<string, Answers> = JSON.parse(readFileSync(join(folder, 'answers.json'), 'utf8'));

/** fastText prints five digits. */
function fiveDigits(numbers: Iterable<number> | undefined): number[] {
  return Array.from(numbers ?? [], (value) => Number(value.toPrecision(5)));
}

describe.each(Object.entries(answers))('a model of fastText’s program, %s', (name, expected) => {
  const opened = async (): Promise<FastTextModel> => readFastTextModel(await openAsBlob(join(folder, `${name}.bin`)));

  it('gives its vectors of known and of unknown words', async () => {
    const vectors = fastTextVectors(await opened());
    for (const [word, vector] of Object.entries(expected.wordVectors)) {
      expect(fiveDigits(vectors.vectorOf(word)), word).toEqual(vector);
    }
  });

  it('gives gensim’s words and vectors', async () => {
    const vectors = fastTextVectors(await opened());
    expect(Array.from(expected.words, (_, id) => vectors.vocabulary.tokenOf(id))).toEqual(expected.words);
    for (const [word, vector] of Object.entries(expected.gensimVectors)) {
      for (const [i, value] of vector.entries()) expect(vectors.vectorOf(word)![i]).toBeCloseTo(value, 5);
    }
  });

  it('gives its neighbors', async () => {
    const vectors = fastTextVectors(await opened());
    for (const [word, neighbors] of Object.entries(expected.neighbors)) {
      const found = mostSimilar(vectors, word, { count: 3 });
      expect(found.map((neighbor) => neighbor.word)).toEqual(neighbors.map(([neighbor]) => neighbor));
      for (const [i, [, similarity]] of neighbors.entries()) expect(found[i]!.similarity).toBeCloseTo(similarity, 5);
    }
  });

  it('gives its n-grams and its vectors of sentences', async () => {
    const model = await opened();
    const ngrams = ngramVectors(model, 'ships').map(({ text: ngram, vector }) => [ngram, fiveDigits(vector)]);
    expect(ngrams).toEqual(expected.ngrams);
    for (const [sentence, vector] of Object.entries(expected.sentenceVectors)) {
      const words = sentence.split(' ').filter((word) => word !== '');
      expect(fiveDigits(sentenceVector(fastTextVectors(model), words)), sentence).toEqual(vector);
      expect(fiveDigits(lineVectors(model)(sentence)), sentence).toEqual(vector);
    }
  });

  it('is written as it was read', async () => {
    const written = await new Blob([...writeFastTextModel(await opened())]).bytes();
    expect(Buffer.from(written).equals(readFileSync(join(folder, `${name}.bin`)))).toBe(true);
  });
});

const program = '/usr/bin/fasttext';
const isThere = existsSync(program);
const temporary = mkdtempSync(join(tmpdir(), 'firth-fasttext-'));
afterAll(() => rmSync(temporary, { recursive: true }));

describe.skipIf(!isThere)(`fastText’s program on a model of ours${isThere ? '' : ' (skipped: not installed)'}`, () => {
  const ask = (command: string, file: string, input: string, ...rest: string[]): string[] =>
    execFileSync(program, [command, file, ...rest], { input, encoding: 'utf8' })
      .trimEnd()
      .split('\n');
  const vectorIn = (line: string): number[] => line.trim().split(' ').slice(1).map(Number);

  const modes = (['skip-gram', 'cbow'] as const).flatMap((architecture) =>
    (['negative-sampling', 'hierarchical-softmax', 'softmax'] as const).map((type) => ({ architecture, type })),
  );
  it.each(modes)('answers as ours: $architecture with $type', async ({ architecture, type }) => {
    const options: FastTextOptions = {
      architecture,
      loss: { type },
      dimensions: 7,
      buckets: 100,
      minCount: 2,
      threads: 1,
    };
    const { model, vectors } = await trainFastText(text, options);
    const file = join(temporary, `${architecture}-${type}.bin`);
    writeFileSync(file, Buffer.concat([...writeFastTextModel(model)]));

    const words = ['ship', 'größe', '</s>', 'ships', 'seashore', '日本'];
    for (const [i, line] of ask('print-word-vectors', file, words.join('\n')).entries()) {
      expect(fiveDigits(vectors.vectorOf(words[i]!)), words[i]).toEqual(vectorIn(line));
    }
    const ngrams = ngramVectors(model, 'ship').map((ngram) => [ngram.text, ...fiveDigits(ngram.vector)].join(' '));
    expect(ask('print-ngrams', file, '', 'ship').map((line) => line.trim().split(' ').map(inFull).join(' '))).toEqual(
      ngrams,
    );
    const sentence = sentenceVector(vectors, ['the', 'ships', 'left']);
    const printed = ask('print-sentence-vectors', file, 'the ships left\n')[0]!;
    expect(fiveDigits(sentence)).toEqual(printed.trim().split(' ').map(Number));
    const nearest = ask('nn', file, 'ships\n', '3').flatMap((line) => line.replace('Query word? ', '').split(' '));
    const neighbors = mostSimilar(vectors, 'ships', { count: 3 });
    expect(neighbors.map(({ word }) => word)).toEqual([nearest[0], nearest[2], nearest[4]]);
    for (const [i, { similarity }] of neighbors.entries()) {
      expect(similarity).toBeCloseTo(Number(nearest[2 * i + 1]), 4);
    }
  });
});

/** A number as JavaScript spells it. */
function inFull(word: string): string {
  return word !== '' && Number.isFinite(Number(word)) ? String(Number(word)) : word;
}
