import type { Corpus } from '@firth/core';
import { encodeCorpus } from '../encode-corpus.ts';
import { createPace } from '../pace.ts';
import { findInText } from './find-in-text.ts';
import { type IdText, joinIds } from './join-ids.ts';
import { type PhraseOptions, phraseSettings } from './phrase-options.ts';
import type { Phrase, Phrases } from './phrases.ts';

/**
 * Returns the phrases of `corpus`: the pairs of words that follow one another in its sentences so much more often than chance would have it
 * that their score is above the threshold. The corpus is read once. Each of the `passes` goes over the text with the phrases of those
 * before it joined, so that phrases grow: `new_york` and `city` are a pair of the second one. A pass that finds nothing is the last.
 * {@link joinPhrases} makes the text in which the phrases are words.
 *
 * Follows word2phrase.c (Mikolov et al. 2013, "Distributed Representations of Words and Phrases and their Compositionality", section 4) and
 * gensim's `Phrases`, with exact counts where they prune. word2phrase.c counts pairs over the ends of lines too. A word of the text that
 * looks like a phrase, `new_york`, is a word here; they count it together with the pair.
 *
 * @throws FirthError `EMPTY` for a text without a word, `BAD_OPTION`, `LIMIT` for a word of more than 64 KiB, `OUT_OF_MEMORY`, and what
 * reading the source throws; warns of `TINY_VOCABULARY` (one word), `BAD_UTF8`, `BOM` and `EMPTY_WORD`, which are errors in strict mode
 *
 * @example
 * ```ts
 * const corpus = fromText('rio de janeiro is hot\nis it hot in rio de janeiro\nit is not hot\n'.repeat(5));
 * const { passes } = await findPhrases(corpus, { scoring: 'npmi', threshold: 0.9, passes: 2 });
 * console.log(passes.map((phrases) => phrases.map(({ text }) => text))); // [ [ 'de_janeiro', 'rio_de' ], [ 'rio_de_janeiro' ] ]
 * ```
 */
export async function findPhrases(corpus: Corpus, options: PhraseOptions = {}): Promise<Phrases> {
  const settings = phraseSettings(options);
  const pause = createPause(options.signal);
  const passes: (readonly Phrase[])[] = [];
  let text: IdText = await encodeCorpus(corpus, { ...options, minCount: 1 });
  for (;;) {
    const found = await findInText(text, settings, pause);
    if (found.length > 0) passes.push(found.map(({ phrase }) => phrase));
    if (found.length === 0 || passes.length === settings.passes) return { passes };
    text = await joinIds(text, found, pause);
  }
}

/** Returns a function that gives the event loop its turn when it is due, and rejects with the reason of the signal once it is aborted. */
function createPause(signal: AbortSignal | undefined): () => Promise<void> {
  const pace = createPace();
  return async () => {
    await pace();
    signal?.throwIfAborted();
  };
}
