import { expect, it } from 'vitest';
import { windowsOf } from './windows.ts';

const ids = Uint32Array.from({ length: 103 }, (_, i) => i);

it('a step holds sequences and for each token the one that follows', () => {
  const { ids: given, targets, length } = windowsOf(ids, 8, 3, 1).batchAt(0);
  expect([given.length, length]).toEqual([24, 8]);
  expect([...targets]).toEqual([...given].map((id) => id + 1));
});

it('an epoch draws no token twice, and epochs cut the text elsewhere', () => {
  const windows = windowsOf(ids, 8, 3, 1);
  const epochs = [0, 1].map((epoch) =>
    Array.from({ length: windows.stepsPerEpoch }, (_, step) => [
      ...windows.batchAt(epoch * windows.stepsPerEpoch + step).ids,
    ]).flat(),
  );
  for (const epoch of epochs) expect(new Set(epoch).size).toBe(epoch.length);
  expect(epochs[0]!.length).toBe(24 * windows.stepsPerEpoch);
  expect(new Set(epochs[0])).not.toEqual(new Set(epochs[1]));
});

it('a step is the same whoever asks for it, and another with another seed', () => {
  const windows = windowsOf(ids, 8, 3, 1);
  windows.batchAt(2);
  expect(windows.batchAt(9)).toEqual(windowsOf(ids, 8, 3, 1).batchAt(9));
  expect(windows.batchAt(9)).not.toEqual(windowsOf(ids, 8, 3, 2).batchAt(9));
});

it('a text shorter than the context makes shorter sequences', () => {
  const { ids: given, length } = windowsOf(Uint32Array.of(5, 6, 7), 128, 2, 1).batchAt(4);
  expect([given.length, length]).toEqual([2, 1]);
});
