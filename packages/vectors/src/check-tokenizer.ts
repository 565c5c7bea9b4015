import { FirthError, type Tokenizer } from '@firth/core';

/** Something that was made with a tokenizer, if with one: vectors, a layer, a stream of ids. */
export interface MadeWithTokenizer {
  readonly tokenizerFingerprint?: string | undefined;
}

/**
 * Makes sure that `made` was not made with another tokenizer than `tokenizer`: its ids would stand for other tokens. What does not say
 * with which it was made is let pass.
 *
 * @throws FirthError `INCONSISTENT` where the fingerprints differ
 *
 * @example
 * ```ts
 * const matrix = { rows: 1, columns: 2, data: Float32Array.of(1, 2) };
 * const vectors = createWordVectors(createVocabulary(['low']), matrix, { tokenizerFingerprint: 'f00d' });
 * checkTokenizer(vectors, { fingerprint: 'f00d' });
 * try {
 *   checkTokenizer(vectors, { fingerprint: 'beef' });
 * } catch (error) {
 *   console.log(error.message); // made with the tokenizer f00d, not with beef
 * }
 * ```
 */
export function checkTokenizer(
  { tokenizerFingerprint: made }: MadeWithTokenizer,
  { fingerprint }: Pick<Tokenizer, 'fingerprint'>,
  file?: string,
): void {
  if (made === undefined || made === fingerprint) return;
  const [first, second] = [made, fingerprint].map((hash) => hash.slice(0, shownDigits));
  throw new FirthError(
    'INCONSISTENT',
    `made with the tokenizer ${first}, not with ${second}`,
    file === undefined ? {} : { file },
  );
}

/** Digits of a fingerprint that are told: enough to tell any two apart. */
const shownDigits = 12;
