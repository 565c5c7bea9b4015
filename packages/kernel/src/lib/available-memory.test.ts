import { freemem } from 'node:os';
import { afterEach, expect, it, vi } from 'vitest';
import { availableMemory } from './available-memory.ts';
import { allocateMemory } from './model-memory.ts';

afterEach(() => void vi.restoreAllMocks());

it('is what the machine has, where no container limits the process', () => {
  vi.spyOn(process, 'constrainedMemory').mockReturnValue(0);
  expect(availableMemory() / freemem()).toBeCloseTo(1, 1);
});

it('is what a container leaves', () => {
  const used = process.memoryUsage.rss();
  vi.spyOn(process, 'constrainedMemory').mockReturnValue(used + 2 ** 26);
  expect(availableMemory()).toBeLessThanOrEqual(2 ** 27);
});

it('is compared with what is needed before anything is allocated', () => {
  vi.spyOn(process, 'constrainedMemory').mockReturnValue(1);
  expect(() => allocateMemory(2 ** 30, 'a model', { shared: false })).toThrow(
    expect.objectContaining({ code: 'OUT_OF_MEMORY', message: 'a model takes 1.00 GiB, and there are 0.00 GiB' }),
  );
});
