import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { expect, it } from 'vitest';
import { startWorker } from './start-worker.ts';

const source = stripTypeScriptTypes(readFileSync(new URL('answer-messages.ts', import.meta.url), 'utf8'));

it('answers each message, but not with undefined', async () => {
  const program = `${source}; answerMessages((word) => word === 'hush' ? undefined : word.length);`;
  const answers: number[] = [];
  const { promise: done, resolve, reject } = Promise.withResolvers<void>();
  const receive = (length: number): void => {
    if (answers.push(length) === 2) resolve();
  };
  const worker = startWorker<string, number>(program, { name: 'test', receive, fail: reject });
  for (const word of ['', 'hush', 'king']) worker.postMessage(word);
  await done;
  expect(answers).toEqual([0, 4]);
  await worker.terminate();
});

it('hands over the buffers of an answer', async () => {
  const program = `${source};
    const kept = new Uint8Array([1, 2]);
    answerMessages((question) => question === 'length' ? kept.length : kept, (answer) => answer.buffer ? [answer.buffer] : []);`;
  const answers: unknown[] = [];
  const { promise: done, resolve, reject } = Promise.withResolvers<void>();
  const receive = (answer: unknown): void => {
    if (answers.push(answer) === 2) resolve();
  };
  const worker = startWorker<string, unknown>(program, { name: 'test', receive, fail: reject });
  worker.postMessage('numbers');
  worker.postMessage('length');
  await done;
  expect(answers).toEqual([Uint8Array.of(1, 2), 0]);
  await worker.terminate();
});
