import { fromText } from '../../../packages/corpus/src/browser.ts';
import {
  readWord2VecCheckpoint,
  trainWord2Vec,
  type Word2VecCheckpoint,
  type Word2VecOptions,
  writeWord2VecCheckpoint,
} from '../../../packages/word2vec/src/index.ts';
import { madeText } from '../../determinism/made-text.ts';

/** What an interrupted training gave beside an unbroken one. */
export interface ResumeResult {
  /** Chunks that were done when it was interrupted, and all. */
  readonly chunksBefore: number;
  readonly checkpointBytes: number;
  readonly isSame: boolean;
}

/** Trains without a break; trains again, is aborted, and goes on from the file of the last checkpoint. */
export async function resumeTraining(options: Word2VecOptions): Promise<ResumeResult> {
  const train = async (more: Word2VecOptions): Promise<Float32Array> => {
    const { vectors } = await trainWord2Vec(fromText(madeText), {
      deterministic: true,
      epochs: 40,
      ...options,
      ...more,
    });
    return vectors.matrix.data;
  };
  const unbroken = await train({});

  const controller = new AbortController();
  let checkpoint: Word2VecCheckpoint | undefined;
  const interrupted = train({
    signal: controller.signal,
    onProgress: () => controller.abort(),
    onCheckpoint: (last) => {
      checkpoint = last;
    },
  });
  await interrupted.catch(() => {});
  const file = new Blob(Array.from(writeWord2VecCheckpoint(checkpoint!), (bytes) => bytes.slice()));
  const resumed = await train({ resumeFrom: await readWord2VecCheckpoint(file) });
  return {
    chunksBefore: checkpoint!.state.nextChunk,
    checkpointBytes: file.size,
    isSame: resumed.length === unbroken.length && resumed.every((value, i) => value === unbroken[i]),
  };
}
