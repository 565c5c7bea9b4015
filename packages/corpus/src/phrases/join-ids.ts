import { createVocabulary, type TokenBatch, tokensOf } from '@firth/core';
import type { EncodedCorpus } from '../encode-corpus.ts';
import { joinWords, type PhraseTrie, phraseTrie } from './phrase-trie.ts';
import type { Phrase } from './phrases.ts';

/** A text as ids of its own vocabulary, in which words may have a count of 0. */
export type IdText = Pick<EncodedCorpus, 'vocabulary' | 'tokenBatches' | 'tokens'>;

/** A phrase of an {@link IdText}. */
export interface IdPhrase {
  readonly ids: readonly number[];
  readonly phrase: Phrase;
}

/** Returns `text` with `phrases` joined. It is rewritten in place: as it was it must not be read any more. */
export async function joinIds(
  { vocabulary, tokenBatches }: IdText,
  phrases: readonly IdPhrase[],
  pause: () => Promise<void>,
): Promise<IdText> {
  const words = tokensOf(vocabulary);
  const newIds = new Map<string, number>();
  // A phrase may be spelled like a word of the text, or like another phrase: joined, they are the same word.
  const idOf = (word: string): number => {
    const known = vocabulary.idOf(word) ?? newIds.get(word);
    if (known !== undefined) return known;
    const id = words.push(word) - 1;
    newIds.set(word, id);
    return id;
  };
  const trie = phraseTrie(phrases.map(({ ids, phrase }) => [ids, idOf(phrase.text)]));

  const counts = new Float64Array(words.length);
  const joined: TokenBatch[] = [];
  for (const batch of tokenBatches) {
    joined.push(joinInBatch(batch, trie));
    for (const id of joined.at(-1)!.ids) counts[id]!++;
    await pause();
  }
  const tokens = joined.reduce((sum, { ids }) => sum + ids.length, 0);
  return { vocabulary: createVocabulary(words, counts), tokenBatches: joined, tokens };
}

function joinInBatch({ ids, starts }: TokenBatch, trie: PhraseTrie<number>): TokenBatch {
  let kept = 0;
  for (let s = 0; s + 1 < starts.length; s++) {
    const joined = joinWords(ids.subarray(starts[s], starts[s + 1]), trie);
    ids.set(joined, kept);
    starts[s] = kept;
    kept += joined.length;
  }
  starts[starts.length - 1] = kept;
  return { ids: ids.subarray(0, kept), starts };
}
