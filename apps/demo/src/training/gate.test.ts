import { expect, it } from 'vitest';
import { createGate } from './gate.ts';

it('lets a run pass until it is paused, then halt by halt, then again', async () => {
  const gate = createGate();
  const seen: number[] = [];
  const run = (async () => {
    for (let halt = 0; halt < 4; halt++) {
      await gate.pass();
      seen.push(halt);
      if (halt === 0) gate.pause();
    }
  })();
  const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
  await settle();
  expect(seen).toEqual([0]);
  gate.step();
  await settle();
  expect(seen).toEqual([0, 1]);
  gate.resume();
  await run;
  expect(seen).toEqual([0, 1, 2, 3]);
});
