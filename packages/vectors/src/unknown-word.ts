import { FirthError, type Vocabulary, type WordVectors } from '@firth/core';

/** Typing errors are looked for among so many of the most frequent words, which takes a few milliseconds. */
const mostWordsSearched = 100_000;
/** A shorter word is one edit from too many others. */
const shortestCorrected = 3;

/** Returns the vector of `word`. @throws FirthError `UNKNOWN_WORD` with the word that may have been meant */
export function knownVector(vectors: WordVectors, word: string): Float32Array {
  const vector = vectors.vectorOf(word);
  if (vector) return vector;
  throw unknownWord(vectors.vocabulary, word);
}

/** Returns the error for a question about `word`, with the word that may have been meant. */
export function unknownWord(vocabulary: Vocabulary, word: string): FirthError {
  const meant = suggestExpression(vocabulary, word) ?? suggestWord(vocabulary, word);
  const hint = meant === undefined ? '' : `; did you mean ${JSON.stringify(meant)}?`;
  return new FirthError('UNKNOWN_WORD', `${JSON.stringify(word)} has no vector${hint}`);
}

/** The expression that `word` is without the blanks around its signs; only one with a plus, since hyphens stand in words. */
function suggestExpression(vocabulary: Vocabulary, word: string): string | undefined {
  if (!word.includes('+')) return undefined;
  const parts = word.split(/([-+])/);
  const words = parts.filter((_, i) => i % 2 === 0);
  return words.every((part) => vocabulary.idOf(part) !== undefined) ? parts.join(' ') : undefined;
}

/** The word in other letter case, else the most frequent word that is one typing error away. */
function suggestWord(vocabulary: Vocabulary, word: string): string | undefined {
  const lower = word.toLowerCase();
  const capitalized = lower.slice(0, 1).toUpperCase() + lower.slice(1);
  const sameLetters = [lower, capitalized, word.toUpperCase()].find((form) => vocabulary.idOf(form) !== undefined);
  if (sameLetters !== undefined || word.length < shortestCorrected) return sameLetters;

  const searched = Math.min(vocabulary.size, mostWordsSearched);
  for (let id = 0; id < searched; id++) {
    const known = vocabulary.tokenOf(id);
    if (known !== undefined && isOneEditApart(word, known)) return known;
  }
  return undefined;
}

/** Says whether one letter added, removed or replaced, or two neighbors swapped, turn `a` into `b` (Damerau 1964). */
function isOneEditApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const differing = endA - start;
  if (differing <= 1 && endB - start <= 1) return true;
  return differing === 2 && endB - start === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
}
