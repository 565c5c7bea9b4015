import type { SteppingKernel } from '../lib/training-kernel.ts';
import { createGenerator } from '../random/generator.ts';
import type { Word2VecLayout } from './layout.ts';
import { createPlainStep, type ScoredWindow } from './plain-step.ts';
import { type BatchPlace, readWindows, type Window } from './plain-windows.ts';
import { type Word2VecShape, windowsAtOnce } from './shape.ts';

/**
 * Returns word2vec in plain TypeScript, over the same memory and with the same random numbers as assembly/word2vec.ts: the readable
 * truth, and the kernel of runtimes without WebAssembly SIMD. The formulas stand in the headers of assembly/word2vec.ts and
 * assembly/lib/target-block.ts.
 */
export function plainWord2Vec(buffer: ArrayBufferLike, shape: Word2VecShape, layout: Word2VecLayout): SteppingKernel {
  const { score, update } = createPlainStep(new Float32Array(buffer), shape, layout);
  let pairs = 0;
  let loss = 0;

  const fromEach = windowsAtOnce(shape) / layout.parts;
  let readers: readonly IterableIterator<Window>[] = [];
  let scored: readonly ScoredWindow[] = [];
  let learningRate = 0;

  function begin(ids: number, starts: number, sentences: number, rate: number, stream: number): void {
    const batch: BatchPlace = { ids, starts, sentences };
    readers = Array.from({ length: layout.parts }, (_, part) =>
      readWindows(buffer, shape, layout, createGenerator(shape.seed, stream * layout.parts + part), batch, part),
    );
    learningRate = rate;
    scored = [];
    loss = 0;
  }

  /** In lockstep the rows take what a round found when the next has been scored. */
  function step(): number {
    const before = scored;
    scored = readers.flatMap((reader) => takeFrom(reader, fromEach)).map(score);
    for (const due of shape.lockstep ? before : scored) {
      pairs += due.window.pairs;
      loss += update(due, learningRate);
    }
    return scored.length;
  }

  function train(...batch: Parameters<typeof begin>): number {
    begin(...batch);
    while (step() > 0);
    return loss;
  }

  return {
    train,
    begin,
    step,
    finish: () => loss,
    takePairs() {
      const taken = pairs;
      pairs = 0;
      return taken;
    },
  };
}

function takeFrom<T>(iterator: Iterator<T>, count: number): T[] {
  const taken: T[] = [];
  for (let next = iterator.next(); !next.done; next = iterator.next()) {
    taken.push(next.value);
    if (taken.length === count) break;
  }
  return taken;
}
