import { type Corpus, type TokenBatch, type TokenStream, type Vocabulary, warn } from '@firth/core';
import { cutBatches } from './cut-batches.ts';
import { createIdStore } from './id-store.ts';
import { createPace } from './pace.ts';
import { rankWords } from './rank-words.ts';
import { readWords } from './read-words.ts';
import { type VocabularyOptions, vocabularyLimits } from './vocabulary-limits.ts';

/** A corpus as ids of its own vocabulary, in memory: a {@link TokenStream} that parses nothing. */
export interface EncodedCorpus extends TokenStream {
  /** The words that are kept, the most frequent first, with their counts in the whole text. */
  readonly vocabulary: Vocabulary;
  /** Words read, kept or not. */
  readonly words: number;
  /** Words kept: the sum of the vocabulary's counts, and of the lengths of the batches. */
  readonly tokens: number;
  /** Sentences with at least one word kept. */
  readonly sentences: number;
  /** All of the text, at most 10,000 tokens a batch, on `SharedArrayBuffer` where there is one. */
  readonly tokenBatches: readonly TokenBatch[];
}

/**
 * Reads `corpus` once and returns it as ids of its vocabulary: the words that occur at least `minCount` times (5, unless said), the most
 * frequent first and those of equal count by first appearance, and of these the first `maxVocabularySize`. Rarer words are left out of the
 * sentences, so that their neighbors meet. Sentences of more than 10,000 words are cut. No token marks the end of a sentence.
 *
 * As in word2vec.c (`LearnVocabFromTrainFile`, `ReadWordIndex`) and gensim (`LineSentence`, `build_vocab`) a sentence is a line and
 * rare words vanish before the window is taken. word2vec.c also trains on `</s>` at each newline, cuts words at 98 bytes, drops carriage returns inside
 * words and leaves \v and \f in them; gensim splits at Unicode's white space too.
 *
 * @throws FirthError `EMPTY` for a text without a word, `EMPTY_VOCABULARY` where none occurs often enough, `BAD_OPTION`, `LIMIT` for a
 * word of more than 64 KiB, `OUT_OF_MEMORY`, and what reading the source throws; warns of `TINY_VOCABULARY` (one word), `BAD_UTF8`,
 * `BOM` and `EMPTY_WORD`, which are errors in strict mode
 *
 * @example
 * ```ts
 * const corpus = fromText('the cat saw the dog\nthe dog ran');
 * const { vocabulary, tokenBatches } = await encodeCorpus(corpus, { minCount: 2 });
 * console.log(vocabulary.size, tokenBatches[0].ids, tokenBatches[0].starts); // 2 Uint32Array(5) [ 0, 0, 1, 0, 1 ] Uint32Array(3) [ 0, 3, 5 ]
 * ```
 */
export async function encodeCorpus(corpus: Corpus, options: VocabularyOptions = {}): Promise<EncodedCorpus> {
  const limits = vocabularyLimits(options, 5);
  const store = createIdStore();
  const { lexicon, words } = await readWords(corpus, options, store.append);
  const { vocabulary, newIds } = rankWords(lexicon, limits, corpus.name);
  if (vocabulary.size === 1) {
    const message = `only one word is kept, ${JSON.stringify(vocabulary.tokenOf(0)?.slice(0, 40))}: there is nothing to tell it from`;
    warn(options, { code: 'TINY_VOCABULARY', message, ...(corpus.name !== undefined && { file: corpus.name }) });
  }

  const tokenBatches: TokenBatch[] = [];
  const pace = createPace();
  for (const segment of store.segments()) {
    tokenBatches.push(...cutBatches(segment, newIds));
    await pace();
    options.signal?.throwIfAborted();
  }
  return {
    vocabulary,
    words,
    tokens: tokenBatches.reduce((sum, { ids }) => sum + ids.length, 0),
    sentences: tokenBatches.reduce((sum, { starts }) => sum + starts.length - 1, 0),
    tokenBatches,
    async *batches(signal) {
      for (const batch of tokenBatches) {
        signal?.throwIfAborted();
        yield batch;
      }
    },
  };
}
