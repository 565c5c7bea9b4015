import { expect, it } from 'vitest';
import { workerProgram } from '../generated/worker.ts';
import { startShardThread } from './start-shard-thread.ts';

it('a worker that fails rejects with a typed error, also when it is asked later', async () => {
  const worker = startShardThread({
    shape: { vocabularySize: 8, dimensions: 4, layers: 1, heads: 1, context: 2, positions: 'rope' },
    memory: new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }),
    modules: undefined,
    places: { bytes: 0, parameters: 0, gradients: [], work: [] },
    thread: 3,
  });
  const failure = { code: 'WORKER', message: expect.stringContaining('training thread 3 failed') };
  await expect(worker.run([])).rejects.toMatchObject(failure);
  await expect(worker.run([])).rejects.toMatchObject(failure);
  worker.end();
});

it('the program of a worker imports nothing, so that a page can start it', () => {
  expect(workerProgram).not.toMatch(/^\s*import\b|\bfrom\s*["']/m);
});
