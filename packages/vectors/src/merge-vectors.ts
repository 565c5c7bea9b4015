import { createVocabulary, FirthError, type WordVectors } from '@firth/core';
import { type Attributes, attributesOf, withAttributes } from './attributes.ts';
import { createWordVectors } from './create-word-vectors.ts';

export interface MergeOptions {
  /** Which words the result has: those of either, of the first, or of both; of either, unless said. */
  readonly words?: 'either' | 'first' | 'both' | undefined;
  /** Whose vector, count and attributes a word of both has, or the mean of both vectors; the first's, unless said. */
  readonly prefer?: 'first' | 'second' | 'mean' | undefined;
}

/**
 * Returns new vectors of the words of two sets: first those of `first` in their order, then those of `second` that it
 * lacks.
 *
 * With gensim: `add_vectors` is the default, `add_vectors(replace=True)` is `prefer: 'second'`,
 * `intersect_word2vec_format` is `{ words: 'first', prefer: 'second' }`. Two sets from different trainings lie in
 * different spaces, and neighbors across them mean nothing until one is turned to the other.
 *
 * Counts are kept where both have them, an attribute where either has it: `undefined` for words of the other.
 *
 * @throws FirthError `DIMENSION_MISMATCH` for vectors of different dimensions, `INCONSISTENT` for words made by
 * different tokenizers
 *
 * @example
 * ```ts
 * const first = createWordVectors(createVocabulary(['a', 'b']), { rows: 2, columns: 1, data: Float32Array.of(1, 2) });
 * const second = createWordVectors(createVocabulary(['b', 'c']), { rows: 2, columns: 1, data: Float32Array.of(4, 3) });
 * console.log(mergeVectors(first, second).matrix.data); // Float32Array(3) [ 1, 2, 3 ]
 * console.log(mergeVectors(first, second, { words: 'both', prefer: 'mean' }).matrix.data); // Float32Array(1) [ 3 ]
 * ```
 */
export function mergeVectors(first: WordVectors, second: WordVectors, options: MergeOptions = {}): WordVectors {
  const { words = 'either', prefer = 'first' } = options;
  checkSameSpace(first, second);
  const columns = first.dimensions;
  const sources = sourcesOf(first, second, words);
  const data = new Float32Array(sources.length * columns);
  sources.forEach(({ a, b }, row) => {
    const own = a === undefined ? undefined : first.matrix.data.subarray(a * columns, (a + 1) * columns);
    const other = b === undefined ? undefined : second.matrix.data.subarray(b * columns, (b + 1) * columns);
    data.set(choose(own, other, prefer), row * columns);
  });

  const isSecond = ({ a, b }: Source): boolean => a === undefined || (b !== undefined && prefer === 'second');
  const [counts, others] = [first.vocabulary.counts, second.vocabulary.counts];
  const merged =
    counts &&
    others &&
    Float64Array.from(sources, (source) => (isSecond(source) ? others[source.b!]! : counts[source.a!]!));
  const vocabulary = createVocabulary(
    sources.map(({ word }) => word),
    merged,
  );
  const result = createWordVectors(
    vocabulary,
    { rows: sources.length, columns, data },
    { tokenizerFingerprint: first.tokenizerFingerprint ?? second.tokenizerFingerprint },
  );
  const attributes = mergeAttributes(attributesOf(first), attributesOf(second), sources, isSecond);
  return attributes.size === 0 ? result : withAttributes(result, attributes);
}

/** A word and its row in the first set and in the second, where it has one. */
interface Source {
  readonly word: string;
  readonly a: number | undefined;
  readonly b: number | undefined;
}

function sourcesOf(first: WordVectors, second: WordVectors, words: 'either' | 'first' | 'both'): Source[] {
  const own = Array.from({ length: first.vocabulary.size }, (_, a): Source => {
    const word = first.vocabulary.tokenOf(a)!;
    return { word, a, b: second.vocabulary.idOf(word) };
  });
  if (words === 'first') return own;
  if (words === 'both') return own.filter(({ b }) => b !== undefined);
  const added = Array.from({ length: second.vocabulary.size }, (_, b): Source => {
    const word = second.vocabulary.tokenOf(b)!;
    return { word, a: first.vocabulary.idOf(word), b };
  });
  return [...own, ...added.filter(({ a }) => a === undefined)];
}

function choose(own: Float32Array | undefined, other: Float32Array | undefined, prefer: string): Float32Array {
  if (!own || !other) return (own ?? other)!;
  if (prefer === 'mean') return own.map((value, i) => (value + other[i]!) / 2);
  return prefer === 'first' ? own : other;
}

function mergeAttributes(
  first: Attributes,
  second: Attributes,
  sources: readonly Source[],
  isSecond: (source: Source) => boolean,
): Attributes {
  const valueFor = (name: string, source: Source): unknown => {
    const own = source.a === undefined ? undefined : first.get(name)?.[source.a];
    const other = source.b === undefined ? undefined : second.get(name)?.[source.b];
    return isSecond(source) ? (other ?? own) : (own ?? other);
  };
  const names = new Set([...first.keys(), ...second.keys()]);
  return new Map(Array.from(names, (name) => [name, sources.map((source) => valueFor(name, source))]));
}

function checkSameSpace(first: WordVectors, second: WordVectors): void {
  if (first.dimensions !== second.dimensions) {
    throw new FirthError('DIMENSION_MISMATCH', `vectors of ${first.dimensions} and of ${second.dimensions} dimensions`);
  }
  const [own, other] = [first.tokenizerFingerprint, second.tokenizerFingerprint];
  if (own !== undefined && other !== undefined && own !== other) {
    throw new FirthError('INCONSISTENT', `the words were made by different tokenizers: ${own} and ${other}`);
  }
}
