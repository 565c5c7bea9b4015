import {
  type Corpus,
  FirthError,
  type RunOptions,
  type TokenBatch,
  type TokenStream,
  type Vocabulary,
  type WarningOptions,
} from '@firth/core';
import { type EncodedCorpus, encodeCorpus } from '@firth/corpus';
import { cutBatches } from './cut-batches.ts';

/** Which words of a text are kept. */
export interface VocabularyCut {
  readonly minCount: number;
  readonly maxVocabularySize: number | undefined;
}

/** A text as ids, ready to be trained on. */
export interface EncodedText {
  readonly vocabulary: Vocabulary;
  readonly counts: Float64Array;
  readonly batches: readonly TokenBatch[];
  /** Words in the text, rare ones included, and how many of them the batches hold. */
  readonly words: number;
  readonly tokens: number;
  readonly tokenizerFingerprint: string | undefined;
}

/**
 * Returns `text` as ids: words are counted and cut by `settings`, an encoded corpus or another token stream is taken as it is.
 *
 * @throws FirthError as `encodeCorpus`; `EMPTY`, `INCONSISTENT` for a token stream that has no tokens, or contradicts itself
 */
export async function encodeText(
  text: Corpus | TokenStream,
  settings: VocabularyCut,
  options: Pick<RunOptions, 'signal'> & WarningOptions,
): Promise<EncodedText> {
  if (isEncoded(text)) return fromEncoded(text);
  if (isStream(text)) return collect(text, options.signal);
  const { minCount, maxVocabularySize } = settings;
  const encoded = await encodeCorpus(text, {
    minCount,
    ...(maxVocabularySize !== undefined && { maxVocabularySize }),
    ...(options.signal && { signal: options.signal }),
    ...(options.strict && { strict: options.strict }),
    onWarning: (warning) => options.onWarning?.(warning),
  });
  return fromEncoded(encoded);
}

/** What is no object, as a path, is left to `encodeCorpus` to refuse. */
function isEncoded(text: Corpus | TokenStream): text is EncodedCorpus {
  return 'tokenBatches' in Object(text);
}

function isStream(text: Corpus | TokenStream): text is TokenStream {
  return 'batches' in Object(text);
}

function fromEncoded(encoded: EncodedCorpus): EncodedText {
  const { vocabulary, tokenBatches: batches, words, tokens, tokenizerFingerprint } = encoded;
  return { vocabulary, counts: vocabulary.counts!, batches, words, tokens, tokenizerFingerprint };
}

/** A token stream's batches are cut to so many tokens, and its sentences, as those of a text are: threads take turns by the batch. */
const mostTokens = 10_000;

async function collect(stream: TokenStream, signal: AbortSignal | undefined): Promise<EncodedText> {
  const { vocabulary, tokenizerFingerprint } = stream;
  const counts = new Float64Array(vocabulary.size);
  const batches: TokenBatch[] = [];
  let tokens = 0;
  for await (const batch of stream.batches(signal)) {
    checkStarts(batch);
    countIds(batch.ids, counts);
    tokens += batch.ids.length;
    batches.push(...cutBatches([batch], mostTokens, mostTokens));
  }
  if (tokens === 0) throw new FirthError('EMPTY', 'the token stream has no tokens');
  return { vocabulary, counts, batches, words: tokens, tokens, tokenizerFingerprint };
}

/** @throws FirthError `INCONSISTENT` where the sentences are not all of the ids, one after the other */
function checkStarts({ ids, starts }: TokenBatch): void {
  const isRising = starts.every((start, s) => s === 0 || start >= starts[s - 1]!);
  if (isRising && starts[0] === 0 && starts.at(-1) === ids.length) return;
  throw new FirthError(
    'INCONSISTENT',
    `the starts of a token batch must rise from 0 to the number of its ids, ${ids.length}; they go from ${starts[0]} to ${starts.at(-1)}`,
  );
}

/** @throws FirthError `INCONSISTENT` for an id that the vocabulary has not */
function countIds(ids: Uint32Array, counts: Float64Array): void {
  for (const id of ids) {
    if (id >= counts.length) {
      throw new FirthError(
        'INCONSISTENT',
        `the token stream has the id ${id} and a vocabulary of ${counts.length} words`,
      );
    }
    counts[id]!++;
  }
}
