import { type Vocabulary, type WarningOptions, type WordVectors, warn } from '@firth/core';
import { usageError } from './failure.ts';
import { openCorpus } from './options/corpus.ts';
import type { AnyVectorFormat } from './read-any-vectors.ts';
import { escapeForTerminal } from './terminal/escape.ts';
import { formatBytes, formatCount } from './terminal/numbers.ts';

/** What is in a file, for a program and for a person. */
export interface Facts {
  readonly document: object;
  readonly lines: readonly string[];
}

export interface ReadingOptions extends WarningOptions {
  readonly signal: AbortSignal;
}

/** Words that are shown of a file, and numbers that are shown of a vector. */
const wordsShown = 10;
const numbersShown = 8;

/** Reads the vectors in `file` to the end and returns what they are: how many, of which length, the first ones. */
export async function inspectVectors(file: string, format: AnyVectorFormat, options: ReadingOptions): Promise<Facts> {
  const { readAnyVectors } = await import('./read-any-vectors.ts');
  const vectors = await readAnyVectors(file, { ...options, format });
  const { vocabulary, dimensions } = vectors;
  const words = firstWords(vocabulary);
  return {
    document: {
      count: vocabulary.size,
      dims: dimensions,
      words,
      vectors: words.map((_, row) => firstNumbers(vectors, row)),
    },
    lines: factLines([
      ['words', formatCount(vocabulary.size)],
      ['dimensions', formatCount(dimensions)],
      ['lengths', describeLengths(vectors.norms)],
      ['first words', words.join(' ')],
    ]),
  };
}

/** How vectors that are not read are told of. */
export interface DryInspection {
  readonly limit?: number | undefined;
  readonly signal: AbortSignal;
}

/** Reads the head of the vectors in `file` and returns what they are, and the memory that loading them takes. */
export async function inspectHead(file: string, format: AnyVectorFormat, options: DryInspection): Promise<Facts> {
  if (file === '-') throw usageError('--dry-run is for files: what comes from stdin is read to be told of');
  if (format === 'fasttext-bin') throw usageError("--dry-run is for lists of vectors, not for fastText's models");
  const { inspectVectorFile } = await import('@firth/formats');
  const { words, dimensions, isExact, numbers, memory, ...summary } = await inspectVectorFile(file, {
    ...options,
    format,
  });
  const about = isExact ? '' : 'about ';
  return {
    document: { format: summary.format, count: words, dims: dimensions, numbers, isExact, memory },
    lines: factLines([
      ['format', summary.format],
      ['words', about + formatCount(words)],
      ['dimensions', formatCount(dimensions)],
      ['numbers', numbers === 'float32' ? numbers : `${numbers}, float32 in memory`],
      [
        'memory',
        `${about}${formatBytes(memory.total)}: vectors ${formatBytes(memory.vectors)}, words about ${formatBytes(memory.words)}`,
      ],
    ]),
  };
}

/** Reads the text in `file` to the end and returns what it is: how many words, how many different ones, the most frequent ones. */
export async function inspectCorpus(file: string, options: ReadingOptions & { minCount: number }): Promise<Facts> {
  const { countWords } = await import('@firth/corpus');
  const vocabulary = await countWords(await openCorpus(file), options);
  if (vocabulary.size === 1)
    warn(options, { code: 'TINY_VOCABULARY', message: 'holds one word, again and again', file });
  const counts = vocabulary.counts!;
  const tokens = counts.reduce((sum, count) => sum + count, 0);
  const words = firstWords(vocabulary);
  return {
    document: { tokens, types: vocabulary.size, words, counts: words.map((_, id) => counts[id]) },
    lines: factLines([
      ['words', formatCount(tokens)],
      ['different', formatCount(vocabulary.size)],
      ['most frequent', words.map((word, id) => `${word} ${formatCount(counts[id]!)}`).join(', ')],
    ]),
  };
}

/** Returns the first words, or tokens, of `vocabulary`; an id between others may have none. */
export function firstWords(vocabulary: Vocabulary): string[] {
  return Array.from({ length: Math.min(wordsShown, vocabulary.size) }, (_, id) => vocabulary.tokenOf(id) ?? '');
}

/** JSON has no NaN and no infinities: they are spelled as strings. */
function firstNumbers({ matrix, dimensions }: WordVectors, row: number): (number | string)[] {
  const begin = row * dimensions;
  const numbers = matrix.data.subarray(begin, begin + Math.min(numbersShown, dimensions));
  return Array.from(numbers, (value) => (Number.isFinite(value) ? value : String(value)));
}

function describeLengths(norms: Float32Array): string {
  let [shortest, longest, sum] = [Number.POSITIVE_INFINITY, 0, 0];
  for (const norm of norms) {
    shortest = Math.min(shortest, norm);
    longest = Math.max(longest, norm);
    sum += norm;
  }
  return `${shortest.toPrecision(4)} to ${longest.toPrecision(4)}, mean ${(sum / norms.length).toPrecision(4)}`;
}

/** Returns names and values as aligned lines, escaped for the terminal. */
export function factLines(facts: readonly (readonly [name: string, value: string])[]): string[] {
  const width = Math.max(...facts.map(([name]) => name.length));
  return facts.map(([name, value]) => `${name.padEnd(width)}  ${escapeForTerminal(value)}`);
}
