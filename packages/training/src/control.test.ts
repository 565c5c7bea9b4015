import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { controlBytes, createControl } from './control.ts';

it('hands every chunk out once, to whichever thread asks', () => {
  const buffer = new SharedArrayBuffer(controlBytes(2, 1));
  const [one, two] = [createControl(buffer, 2), createControl(buffer, 2)];
  expect([one.takeChunk(), two.takeChunk(), two.takeChunk(), one.takeChunk()]).toEqual([0, 1, 2, 3]);
});

it('begins where it is told to', () => {
  const control = createControl(new ArrayBuffer(controlBytes(1, 1)), 1);
  control.stop();
  control.start(7);
  expect([control.isStopped(), control.nextChunk(), control.takeChunk(), control.nextChunk()]).toEqual([
    false,
    7,
    7,
    8,
  ]);
});

it('sums what the threads did, epoch by epoch', () => {
  const control = createControl(new ArrayBuffer(controlBytes(2, 2)), 2);
  control.record(0, 0, { tokens: 10, pairs: 4, loss: 2.5 });
  control.record(1, 0, { tokens: 5, pairs: 2, loss: 1.5 });
  control.record(1, 1, { tokens: 1, pairs: 1, loss: 0.5 });
  control.record(1, 1, { tokens: 1, pairs: 1, loss: 0.5 });
  expect(control.tallyOf(0)).toEqual({ tokens: 15, pairs: 6, loss: 4 });
  expect(control.tallyOf(1)).toEqual({ tokens: 2, pairs: 2, loss: 1 });
});

it('tells all threads to stop', () => {
  const buffer = new SharedArrayBuffer(controlBytes(1, 1));
  const control = createControl(buffer, 1);
  expect(control.isStopped()).toBe(false);
  createControl(buffer, 1).stop();
  expect(control.isStopped()).toBe(true);
});

it('lets nobody wait for what is done', () => {
  const control = createControl(new SharedArrayBuffer(controlBytes(2, 1)), 2);
  control.start(4);
  control.waitForChunks(4);
  control.finishChunk();
  control.waitForChunks(5);
  const place = control.arrive(0);
  expect(control.arrive(1)).toBe(place);
  control.waitForAll(place);
});

it('wakes a thread that waits for another', async () => {
  const buffer = new SharedArrayBuffer(controlBytes(2, 1));
  const program = `
    const { parentPort, workerData } = require('node:worker_threads');
    import(workerData.module).then(({ createControl }) => {
      const control = createControl(workerData.buffer, 2);
      parentPort.postMessage('waits');
      control.meet(1);
      parentPort.postMessage('goes on');
    });`;
  const module = new URL('control.ts', import.meta.url).href;
  const worker = new Worker(program, { eval: true, workerData: { buffer, module } });
  expect(await once(worker, 'message')).toEqual(['waits']);
  const next = once(worker, 'message');
  setTimeout(() => createControl(buffer, 2).arrive(0), 50);
  expect(await next).toEqual(['goes on']);
});
