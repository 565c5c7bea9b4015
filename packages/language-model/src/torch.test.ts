import { supportedInstructions } from '@firth/kernel/runtime';
import { describe, expect, it } from 'vitest';
import { torch, torchParameters, torchShape } from './__fixtures__/torch-model.ts';
import { createSession } from './generate/session.ts';
import type { LanguageModel } from './model/language-model.ts';
import { modelOptimizer } from './training/model-optimizer.ts';
import { createNetworkPool } from './training/network-pool.ts';

/** Refuses numbers that differ from torch's by more than `tolerance` of 1 + their size. */
function expectClose(received: ArrayLike<number>, expected: readonly number[], tolerance: number): void {
  expect(received.length).toBe(expected.length);
  const differences = expected.map((value, i) => Math.abs(received[i]! - value) / (1 + Math.abs(value)));
  expect(Math.max(...differences)).toBeLessThan(tolerance);
}

const everySeventh = (numbers: Float32Array): Float32Array => numbers.filter((_, i) => i % 7 === 0);

describe.each(torch.cases)('with $positions positions, as in torch', ({ positions, ...expected }) => {
  const shape = torchShape(positions);

  it.each([supportedInstructions(), 'plain'] as const)(
    '%s: losses, gradient and two clipped steps of AdamW',
    async (instructions) => {
      const pool = await createNetworkPool(shape, { threads: 1, sequences: 2, instructions, isTrained: true });
      pool.parameters.set(torchParameters(shape));
      const optimizer = modelOptimizer(shape, pool.parameters, { weightDecay: 0.1, maxNorm: 0.5 });
      for (const [step, [ids, targets]] of torch.batches.entries()) {
        const loss = await pool.gradientOf({
          ids: Uint32Array.from(ids.flat()),
          targets: Uint32Array.from(targets.flat()),
          length: 5,
        });
        expect(loss / 10).toBeCloseTo(expected.losses[step]!, 4);
        if (step === 0) expectClose(everySeventh(pool.gradient), expected.gradient, 1e-5);
        optimizer.step(pool.gradient, 0.01);
      }
      // A gradient that is 0 but for rounding, such as that of the keys' bias, moves a number by a whole learning rate either way.
      const isMoved = expected.gradient.map((value) => Math.abs(value) > 1e-5);
      const moved = expected.parameters.filter((_, i) => isMoved[i]);
      const received = everySeventh(pool.parameters).filter((_, i) => isMoved[i]);
      expectClose(received, moved, 5e-5);
    },
  );

  it('gives the logits of the next token', async () => {
    const model = { shape, parameters: torchParameters(shape) } as LanguageModel;
    const session = await createSession(model);
    session.read(Uint32Array.from(torch.batches[0]![0][1]!));
    expectClose(session.logits(), expected.logits, 1e-5);
  });
});
