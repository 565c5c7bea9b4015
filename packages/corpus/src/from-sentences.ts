import { type Corpus, FirthError } from '@firth/core';

/** Sentences of words, ready or to come. */
export type Sentences = Iterable<readonly string[]> | AsyncIterable<readonly string[]>;

/**
 * Returns sentences that are words already as a corpus. The words are taken as they are, white space and all.
 *
 * An array, a function that makes the sentences anew, and whatever else begins anew with each loop can be read any number of times. A
 * generator can be read once: a second pass throws a FirthError `BAD_OPTION`, rather than finding nothing.
 *
 * @example
 * ```ts
 * const cities = fromSentences([['new york', 'is', 'big'], ['so', 'is', 'tokyo']]);
 * const squares = fromSentences(function* () {
 *   for (let i = 0; i < 100; i++) yield [`${i}`, 'squared', 'is', `${i * i}`];
 * });
 * console.log((await countWords(cities)).size, (await countWords(squares)).size); // 5 192
 * ```
 */
export function fromSentences(source: Sentences | (() => Sentences)): Corpus {
  /** The generators that were begun: they cannot begin anew. */
  const begun = new WeakSet<Sentences>();
  return {
    async *sentences(signal) {
      const sentences = typeof source === 'function' ? source() : source;
      if (typeof sentences === 'string') throw notWords(sentences);
      if ('next' in sentences) {
        if (begun.has(sentences)) throw readTwice();
        begun.add(sentences);
      }
      for await (const sentence of sentences) {
        signal?.throwIfAborted();
        if (typeof sentence === 'string') throw notWords(sentence);
        yield sentence;
      }
    },
  };
}

function readTwice(): FirthError {
  const advice = 'pass an array, or the function that makes the generator';
  return new FirthError('BAD_OPTION', `the sentences are a generator, which can be read once only; ${advice}`);
}

/** A string is iterable too, and would be a sentence of letters. */
function notWords(sentence: string): FirthError {
  const found = JSON.stringify(sentence.slice(0, 40));
  return new FirthError(
    'BAD_OPTION',
    `a sentence is an array of words, not a string: ${found}; fromText splits a text`,
  );
}
