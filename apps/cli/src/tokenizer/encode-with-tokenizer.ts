import { FirthError, type TokenBatch, type Tokenizer, type Vocabulary } from '@firth/core';
import type { EncodedCorpus } from '@firth/corpus';
import { readLines } from '../read-lines.ts';
import type { Session } from '../session.ts';
import { formatNumberOf } from '../terminal/numbers.ts';
import type { ProgressView } from '../terminal/progress-view.ts';

/** Tokens in a batch, and in a sentence, at most; as in `@firth/corpus`. */
const batchTokens = 10_000;

/**
 * Returns the text in the file at `path` as ids of `tokenizer`, a line a sentence: what a trainer reads. The vocabulary is the tokenizer's
 * own, so that row `id` of the vectors belongs to token `id`.
 *
 * @throws FirthError `EMPTY` for a text without a token; and what reading and encoding throw
 */
export async function encodeWithTokenizer(
  path: string,
  tokenizer: Tokenizer,
  { signal }: Session,
  view: ProgressView,
): Promise<EncodedCorpus> {
  const counts = new Float64Array(tokenizer.vocabulary.size);
  const tokenBatches: TokenBatch[] = [];
  const batch = createBatch();
  let tokens = 0;
  let sentences = 0;
  const onBytes = (read: number, total: number | undefined): void =>
    view.step('read', {
      ...(total !== undefined && { fraction: read / total }),
      details: formatNumberOf(tokens, 'token'),
    });
  for await (const lines of readLines(path, { signal, onBytes })) {
    for (const line of lines) {
      const ids = tokenizer.encodeIds(line);
      for (const id of ids) counts[id]!++;
      tokens += ids.length;
      for (let start = 0; start < ids.length; start += batchTokens) {
        const sentence = ids.subarray(start, start + batchTokens);
        if (batch.length + sentence.length > batchTokens) tokenBatches.push(batch.take());
        batch.add(sentence);
        sentences++;
      }
    }
  }
  if (batch.length > 0) tokenBatches.push(batch.take());
  if (tokens === 0) throw new FirthError('EMPTY', 'the text has no tokens', { file: path === '-' ? 'stdin' : path });
  return {
    vocabulary: vocabularyOf(tokenizer, counts),
    tokenizerFingerprint: tokenizer.fingerprint,
    words: tokens,
    tokens,
    sentences,
    tokenBatches,
    async *batches() {
      yield* tokenBatches;
    },
  };
}

/**
 * The tokenizer's vocabulary with counts, in the order of its ids and not of the counts. An id that no token has is named, since each row
 * of vectors needs a word.
 */
function vocabularyOf({ vocabulary }: Tokenizer, counts: Float64Array): Vocabulary {
  const { size, idOf, tokenOf } = vocabulary;
  return { size, idOf, tokenOf: (id) => tokenOf(id) ?? (id < size ? `<unused-${id}>` : undefined), counts };
}

interface Batch {
  /** Tokens that were added since the last was taken. */
  readonly length: number;
  add(sentence: Uint32Array): void;
  /** Returns what was added, in memory that threads can share, and begins anew. */
  take(): TokenBatch;
}

function createBatch(): Batch {
  let sentences: Uint32Array[] = [];
  let length = 0;
  return {
    get length() {
      return length;
    },
    add(sentence) {
      sentences.push(sentence);
      length += sentence.length;
    },
    take() {
      const ids = new Uint32Array(new SharedArrayBuffer(4 * length));
      const starts = new Uint32Array(new SharedArrayBuffer(4 * (sentences.length + 1)));
      for (const [i, sentence] of sentences.entries()) {
        ids.set(sentence, starts[i]);
        starts[i + 1] = starts[i]! + sentence.length;
      }
      sentences = [];
      length = 0;
      return { ids, starts };
    },
  };
}
