import { createGenerator } from '@firth/kernel/random';
import { createWord2VecModel, type Word2VecShape } from '@firth/kernel/word2vec';
import { expect, it } from 'vitest';
import { controlBytes } from './control.ts';
import { packRows, unpackRows } from './pack-rows.ts';
import { runHere } from './run-here.ts';
import type { Task } from './worker/task.ts';

it.each(['simd', 'plain'] as const)(
  'lets the event loop turn within a chunk, however slow the model, in %s',
  async (instructions) => {
    const [words, tokens] = [3000, instructions === 'plain' ? 300 : 1500];
    const shape: Word2VecShape = {
      ...{
        words,
        dimensions: 16,
        window: 5,
        windowShape: 'fixed',
        architecture: 'skip-gram',
        loss: { type: 'softmax' },
      },
      ...{ seed: 1, threads: 1, lockstep: false, batch: { ids: tokens, sentences: 1 } },
    };
    const model = await createWord2VecModel(shape, { shared: false, instructions });
    model.keep.fill(0xffffffff);
    unpackRows(packRows(model.inputRows).data.fill(0.1), model.inputRows);
    const random = createGenerator(3);
    const ids = Uint32Array.from({ length: tokens }, () => random.below(words));
    const task: Task = {
      batches: [{ ids, starts: Uint32Array.of(0, tokens) }],
      ...{ epochs: 1, threads: 1, lockstep: false, firstChunk: 0, spins: 0 },
      schedule: { learningRate: 0.01, minLearningRate: 0.01 },
      control: new ArrayBuffer(controlBytes(1, 1)),
    };

    let turns = 0;
    const counting = setInterval(() => turns++);
    await runHere(task, model, () => {});
    clearInterval(counting);
    expect(turns).toBeGreaterThan(2);
    expect(packRows(model.outputRows).data.some((value) => value !== 0)).toBe(true);
  },
);
