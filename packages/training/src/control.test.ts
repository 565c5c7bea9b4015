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

it('lets nobody wait for chunks that are done, or once a thread has failed', () => {
  const control = createControl(new SharedArrayBuffer(controlBytes(2, 1)), 2);
  control.start(4);
  expect(control.waitForChunks(4)).toBe(true);
  control.finishChunk();
  expect(control.waitForChunks(5)).toBe(true);
  control.giveUp();
  expect(control.waitForChunks(6)).toBe(false);
});
