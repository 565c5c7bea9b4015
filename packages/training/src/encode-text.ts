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

/** Returns `text` as ids: words are counted and cut by `settings`, an encoded corpus or another token stream is taken as it is. */
export async function encodeText(
  text: Corpus | TokenStream,
  settings: VocabularyCut,
  options: Pick<RunOptions, 'signal'> & WarningOptions,
): Promise<EncodedText> {
  if (isEncoded(text)) return fromEncoded(text);
  if ('batches' in text) return collect(text, options.signal);
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

function isEncoded(text: Corpus | TokenStream): text is EncodedCorpus {
  return 'tokenBatches' in text;
}

function fromEncoded(encoded: EncodedCorpus): EncodedText {
  const { vocabulary, tokenBatches: batches, words, tokens, tokenizerFingerprint } = encoded;
  return { vocabulary, counts: vocabulary.counts!, batches, words, tokens, tokenizerFingerprint };
}

async function collect(stream: TokenStream, signal: AbortSignal | undefined): Promise<EncodedText> {
  const { vocabulary, tokenizerFingerprint } = stream;
  const counts = new Float64Array(vocabulary.size);
  const batches: TokenBatch[] = [];
  let tokens = 0;
  for await (const batch of stream.batches(signal)) {
    for (const id of batch.ids) {
      if (id >= vocabulary.size) {
        throw new FirthError(
          'INCONSISTENT',
          `the token stream has the id ${id} and a vocabulary of ${vocabulary.size} words`,
        );
      }
      counts[id]!++;
    }
    tokens += batch.ids.length;
    batches.push(batch);
  }
  if (tokens === 0) throw new FirthError('EMPTY', 'the token stream has no tokens');
  return { vocabulary, counts, batches, words: tokens, tokens, tokenizerFingerprint };
}
