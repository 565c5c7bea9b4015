import { countPairs, type Pair } from './count-pairs.ts';
import type { IdPhrase, IdText } from './join-ids.ts';
import type { PhraseSettings } from './phrase-options.ts';
import type { Phrase } from './phrases.ts';
import { scorePair } from './score-pair.ts';

/** Followers of words that are gathered at a time where the text has as many: 128 MiB of ids. */
const leastFollowers = 1 << 25;
/** In how many parts, about, the followers of a larger text are gathered. */
const parts = 4;

/** Returns the phrases of a text of ids: the highest score first, then the most frequent, then by their letters. */
export async function findInText(
  { vocabulary, tokenBatches, tokens }: IdText,
  settings: PhraseSettings,
  pause: () => Promise<void>,
): Promise<IdPhrase[]> {
  const { scoring, threshold, minCount, connectorWords, delimiter } = settings;
  const counts = vocabulary.counts!;
  const isConnector = Uint8Array.from(counts, (_, id) => (connectorWords.has(vocabulary.tokenOf(id)!) ? 1 : 0));
  const scoreOf = ({ ids, count }: Pair, entries: number): number => {
    const [first, last] = [counts[ids[0]!]!, counts[ids.at(-1)!]!];
    return scorePair(scoring, { first, last, pair: count }, { words: tokens, entries, minCount });
  };

  // How many entries there are is known only in the end; a pair whose score is too low with the most there can be is not kept till then.
  const mostEntries = vocabulary.size + tokens;
  const candidates: Pair[] = [];
  const differentPairs = await countPairs(
    { batches: tokenBatches, counts, isConnector },
    {
      minCount,
      mostFollowers: Math.max(leastFollowers, tokens / parts),
      onPair(pair) {
        if (scoreOf(pair, mostEntries) > threshold) candidates.push(pair);
      },
      pause,
    },
  );

  const differentWords = counts.filter((count, id) => count > 0 && isConnector[id] === 0).length;
  const toPhrase = (pair: Pair): IdPhrase => {
    const words = pair.ids.map((id) => vocabulary.tokenOf(id)!);
    const score = scoreOf(pair, differentWords + differentPairs);
    return { ids: pair.ids, phrase: { words, text: words.join(delimiter), count: pair.count, score } };
  };
  return candidates
    .map(toPhrase)
    .filter(({ phrase }) => phrase.score > threshold)
    .sort((a, b) => byRank(a.phrase, b.phrase));
}

function byRank(a: Phrase, b: Phrase): number {
  return b.score - a.score || b.count - a.count || (a.text < b.text ? -1 : 1);
}
