import { createVocabulary, FirthError, type TokenBatch, tokensOf } from '@firth/core';
import type { EncodedText } from '@firth/training';
import { type CountedVocabulary, type Dictionary, endOfSentence } from '../model.ts';

/** A text as fastText reads it: `</s>` ends each sentence, and labels are no words. */
export interface MarkedText extends EncodedText {
  readonly dictionary: Dictionary;
}

interface Entry {
  readonly token: string;
  readonly count: number;
}

/** The new id of a token that is no word. */
const noWord = 0xffffffff;

/**
 * Returns `text` with `</s>` behind each sentence and without the tokens that begin with `labelPrefix`, and the dictionary that fastText
 * would make of it (`Dictionary::readFromFile`): the most frequent first, labels by themselves.
 *
 * @throws FirthError `EMPTY_VOCABULARY` for a text of labels alone
 */
export function markSentences(text: EncodedText, labelPrefix: string): MarkedText {
  const sentences = text.batches.reduce((sum, { starts }) => sum + starts.length - 1, 0);
  const entries = tokensOf(text.vocabulary).map((token, id) => ({ token, count: text.counts[id]! }));
  const isLabel = ({ token }: Entry): boolean => labelPrefix !== '' && token.startsWith(labelPrefix);
  const words = byCount(
    withSentenceEnds(
      entries.filter((entry) => !isLabel(entry)),
      sentences,
    ),
  );
  if (words.size < 2) throw new FirthError('EMPTY_VOCABULARY', 'the text has labels and no words');
  const labels = byCount(entries.filter(isLabel));
  const newIds = Uint32Array.from(entries, ({ token }) => words.idOf(token) ?? noWord);
  const batches = markBatches(text.batches, newIds, words.idOf(endOfSentence)!);
  const tokens = words.counts.reduce((sum, count) => sum + count, 0);
  return {
    vocabulary: words,
    counts: words.counts,
    batches,
    words: text.words + sentences,
    tokens,
    tokenizerFingerprint: text.tokenizerFingerprint,
    dictionary: { words, labels, tokens: text.words + sentences },
  };
}

/** The text may hold `</s>` of its own. */
function withSentenceEnds(entries: readonly Entry[], sentences: number): Entry[] {
  const own = entries.find(({ token }) => token === endOfSentence)?.count ?? 0;
  const others = entries.filter(({ token }) => token !== endOfSentence);
  return [{ token: endOfSentence, count: own + sentences }, ...others];
}

function byCount(entries: Entry[]): CountedVocabulary {
  const sorted = entries.toSorted((a, b) => b.count - a.count);
  const counts = Float64Array.from(sorted, ({ count }) => count);
  return createVocabulary(
    sorted.map(({ token }) => token),
    counts,
  ) as CountedVocabulary;
}

/** The batches lie one behind the other in memory that threads can share, where there is such. */
function markBatches(batches: readonly TokenBatch[], newIds: Uint32Array, sentenceEnd: number): TokenBatch[] {
  const room = batches.reduce((sum, { ids, starts }) => sum + ids.length + 2 * starts.length, 0);
  const Buffer = typeof SharedArrayBuffer === 'undefined' ? ArrayBuffer : SharedArrayBuffer;
  const memory = new Uint32Array(new Buffer(4 * room));
  let end = 0;
  const take = (length: number): Uint32Array => {
    end += length;
    return memory.subarray(end - length, end);
  };
  return batches.map((batch) => markBatch(batch, newIds, sentenceEnd, take));
}

function markBatch(
  { ids, starts }: TokenBatch,
  newIds: Uint32Array,
  sentenceEnd: number,
  take: (length: number) => Uint32Array,
): TokenBatch {
  const marked = new Uint32Array(ids.length + starts.length - 1);
  const markedStarts = take(starts.length);
  let length = 0;
  for (let sentence = 1; sentence < starts.length; sentence++) {
    for (let i = starts[sentence - 1]!; i < starts[sentence]!; i++) {
      const id = newIds[ids[i]!]!;
      if (id !== noWord) marked[length++] = id;
    }
    marked[length++] = sentenceEnd;
    markedStarts[sentence] = length;
  }
  const kept = take(length);
  kept.set(marked.subarray(0, length));
  return { ids: kept, starts: markedStarts };
}
