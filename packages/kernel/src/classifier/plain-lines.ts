import type { Generator } from '../random/generator.ts';
import { type ClassifierShape, noRow, notALabel } from './shape.ts';

/** A line: the numbers of its input rows, its labels, and the one of them that is predicted. */
export interface Line {
  readonly rows: readonly number[];
  readonly labels: readonly number[];
  readonly target: number;
}

const ngramFactor = 116049371n;

/** Yields the lines of a batch that have a label and a row, as assembly/classifier.ts reads them. */
export function* readLines(
  shape: ClassifierShape,
  random: Generator,
  ids: Uint32Array,
  starts: Uint32Array,
): IterableIterator<Line> {
  const { tokens } = shape;
  for (let n = 0; n + 1 < starts.length; n++) {
    const line = ids.subarray(starts[n], starts[n + 1]);
    const words = wordsOf(shape, line);
    const labels = Array.from(line, (token) => tokens.labels[token]!).filter((label) => label >= 0);
    const rows = words.flatMap((word) => [...tokens.rows.subarray(tokens.rowStarts[word], tokens.rowStarts[word + 1])]);
    rows.push(...rowsOfRuns(shape, words));
    if (labels.length === 0 || rows.length === 0) continue;
    yield { rows, labels, target: labels[labels.length > 1 ? random.below(labels.length) : 0]! };
  }
}

/** Yields the rows of the runs of words in each line of a batch. */
export function* readRuns(shape: ClassifierShape, ids: Uint32Array, starts: Uint32Array): IterableIterator<number[]> {
  for (let n = 0; n + 1 < starts.length; n++) {
    yield rowsOfRuns(shape, wordsOf(shape, ids.subarray(starts[n], starts[n + 1])));
  }
}

/** The words of a line, its end counted. */
function wordsOf({ tokens }: ClassifierShape, line: Uint32Array): number[] {
  return [...line.filter((token) => tokens.labels[token] === notALabel), tokens.endOfLine];
}

/** The rows of the runs of 2 … n words: `Dictionary::addWordNgrams` of fastText's dictionary.cc. */
function rowsOfRuns({ tokens, wordNgrams }: ClassifierShape, words: readonly number[]): number[] {
  const { length, buckets, firstRow, rowOfBucket } = wordNgrams;
  const hashes = words.map((word) => BigInt(tokens.hashes[word]! | 0));
  const rows: number[] = [];
  for (const [i, first] of hashes.entries()) {
    let hash = first;
    for (let j = i + 1; j < Math.min(hashes.length, i + length); j++) {
      hash = BigInt.asUintN(64, hash * ngramFactor + hashes[j]!);
      const bucket = Number(hash % BigInt(buckets));
      const row = rowOfBucket ? rowOfBucket[bucket]! : firstRow + bucket;
      if (row !== noRow) rows.push(row);
    }
  }
  return rows;
}
