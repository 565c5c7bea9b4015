import { FirthError, type WordVectors } from '@firth/core';
import { unknownWord } from './unknown-word.ts';

/** What else is known of each word, by the name of the attribute: one value a word, in the order of the ids. */
export type Attributes = ReadonlyMap<string, readonly unknown[]>;

/** Word vectors with attributes. */
export interface AttributedVectors extends WordVectors {
  readonly attributes: Attributes;
}

/**
 * Returns `vectors` with one more attribute of each word, or another in place of one of that name: a part of speech, a
 * year, a cluster. The matrix is not copied. `subset`, `vectorsForAll`, `mergeVectors` and the others carry attributes
 * along.
 *
 * gensim's `KeyedVectors.set_vecattr` for all words at once.
 *
 * @throws FirthError `DIMENSION_MISMATCH` for more or fewer values than words
 *
 * @example
 * ```ts
 * const words = createVocabulary(['king', 'run']);
 * const vectors = createWordVectors(words, { rows: 2, columns: 1, data: Float32Array.of(1, 2) });
 * console.log(attributeOf(withAttribute(vectors, 'part of speech', ['noun', 'verb']), 'run', 'part of speech')); // verb
 * ```
 */
export function withAttribute(vectors: WordVectors, name: string, values: readonly unknown[]): AttributedVectors {
  const { size } = vectors.vocabulary;
  if (values.length !== size) {
    throw new FirthError(
      'DIMENSION_MISMATCH',
      `received ${values.length} values of ${JSON.stringify(name)} for ${size} words`,
    );
  }
  return withAttributes(vectors, new Map([...attributesOf(vectors), [name, values]]));
}

/**
 * Returns the value of an attribute of `word`. `count` is one that vocabularies with counts have by themselves.
 *
 * The value of gensim's `KeyedVectors.get_vecattr`.
 *
 * @throws FirthError `UNKNOWN_WORD` for a word that is not in the vocabulary, `BAD_OPTION` for an attribute that there
 * is not
 *
 * @example
 * ```ts
 * const words = createVocabulary(['the', 'king'], Float64Array.of(120, 3));
 * const vectors = createWordVectors(words, { rows: 2, columns: 1, data: Float32Array.of(1, 2) });
 * console.log(attributeOf(vectors, 'king', 'count')); // 3
 * ```
 */
export function attributeOf(vectors: WordVectors, word: string, name: string): unknown {
  const { vocabulary } = vectors;
  const attributes = attributesOf(vectors);
  const values = attributes.get(name) ?? (name === 'count' ? vocabulary.counts : undefined);
  if (!values) {
    const known = [...attributes.keys()].map((key) => JSON.stringify(key)).join(', ') || 'none';
    throw new FirthError('BAD_OPTION', `there is no attribute ${JSON.stringify(name)}; there are ${known}`);
  }
  const id = vocabulary.idOf(word);
  if (id === undefined) throw unknownWord(vocabulary, word);
  return values[id];
}

/** Returns the attributes of `vectors`; none where there are none. */
export function attributesOf(vectors: WordVectors): Attributes {
  return (vectors as Partial<AttributedVectors>).attributes ?? new Map();
}

/** Returns `vectors` with `attributes` and no others. Getters stay getters: norms are not computed for it. */
export function withAttributes<V extends WordVectors>(vectors: V, attributes: Attributes): V & AttributedVectors {
  const properties = Object.getOwnPropertyDescriptors(vectors);
  return Object.defineProperties({}, { ...properties, attributes: { value: attributes, enumerable: true } }) as V &
    AttributedVectors;
}
