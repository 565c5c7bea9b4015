import { fromText } from '../../../packages/corpus/src/browser.ts';
import { mostSimilar } from '../../../packages/vectors/src/index.ts';
import { trainWord2Vec, type Word2VecOptions } from '../../../packages/word2vec/src/index.ts';

/** What training on two topics gave. */
export interface TopicsResult {
  readonly threads: number;
  readonly words: number;
  readonly epochLosses: readonly number[];
  /** The nearest word to `ship` and to `dough`. */
  readonly nearest: readonly string[];
  readonly progressReports: number;
  /** How often the page was drawn between the first report of progress and the end. */
  readonly frames: number;
}

const topics = [
  'the ship left the harbor under full sail',
  'a sail drives the ship',
  'bread is dough from a hot oven',
  'the baker put the dough in the oven',
];

/** Trains on sentences about ships and sentences about bread, for long enough to be watched. */
export async function trainOnTopics(options: Word2VecOptions): Promise<TopicsResult> {
  let progressReports = 0;
  let frames = 0;
  const countFrame = (): void => {
    frames++;
    requestAnimationFrame(countFrame);
  };
  const { vectors, report } = await trainWord2Vec(fromText(`${topics.join('\n')}\n`.repeat(5000)), {
    ...{ dimensions: 16, epochs: 100 },
    ...options,
    onProgress: () => {
      if (++progressReports === 1) requestAnimationFrame(countFrame);
    },
  });
  const nearest = ['ship', 'dough'].map((word) => mostSimilar(vectors, word, { count: 1 })[0]!.word);
  const { threads, words, epochLosses } = report;
  return { threads, words, epochLosses, nearest, progressReports, frames };
}
