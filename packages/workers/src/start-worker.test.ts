import { expect, it, vi } from 'vitest';
import { type StartedWorker, startWorker } from './start-worker.ts';

const port = "process.getBuiltinModule('node:worker_threads').parentPort";

/** Starts a worker, and returns it with the first thing that it says. */
function start(program: string): { worker: StartedWorker<unknown>; answer: Promise<unknown> } {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const worker = startWorker<unknown, unknown>(program, { name: 'test', receive: resolve, fail: reject });
  return { worker, answer: promise };
}

it('runs a program that is no Latin-1 text, and hears its answers', async () => {
  const { worker, answer } = start(`${port}.on('message', (word) => ${port}.postMessage('żółw ' + word));`);
  worker.postMessage('gé');
  expect(await answer).toBe('żółw gé');
  await worker.terminate();
});

it('hands over the buffers it is told to', async () => {
  const { worker, answer } = start(`${port}.on('message', ({ length }) => ${port}.postMessage(length));`);
  const numbers = new Float64Array(3);
  worker.postMessage(numbers, [numbers.buffer]);
  expect(numbers).toHaveLength(0);
  expect(await answer).toBe(3);
  await worker.terminate();
});

it('tells what the program threw, and what it exited with', async () => {
  await expect(start("throw new Error('no memory')").answer).rejects.toBe('no memory');
  await expect(start('process.exit(3)').answer).rejects.toBe('it exited with code 3');
});

it('tells nothing of an end that was asked for', async () => {
  const fail = vi.fn();
  const worker = startWorker(`${port}.on('message', () => {});`, { name: 'test', receive() {}, fail });
  await worker.terminate();
  expect(fail).not.toHaveBeenCalled();
});
