import { fromText } from '../../../packages/corpus/src/browser.ts';
import { trainWord2Vec, type Word2VecOptions } from '../../../packages/word2vec/src/index.ts';
import { madeText } from '../../determinism/made-text.ts';

/** Starts a training without end and aborts it at its second report of progress; returns never, but throws the reason. */
export async function abortTraining(options: Word2VecOptions): Promise<never> {
  const controller = new AbortController();
  let reports = 0;
  await trainWord2Vec(fromText(madeText), {
    ...options,
    epochs: 100_000,
    signal: controller.signal,
    onProgress: () => {
      if (++reports === 2) controller.abort(new Error('enough'));
    },
  });
  throw new Error('the training ended');
}
