/** run-encoder.ts TASK: makes an encoder, encodes texts, and prints the result as JSON. */
import { readFileSync } from 'node:fs';
import { digestOfIds } from './digest.ts';
import { programs } from './encoders.ts';
import type { Task, TaskResult } from './task.ts';
import type { Texts } from './texts.ts';

const task: Task = JSON.parse(process.argv[2]!);
const { warm, fresh }: Texts = JSON.parse(readFileSync(task.texts, 'utf8'));
process.stdout.write(JSON.stringify(await resultOf()));

async function resultOf(): Promise<TaskResult> {
  const started = performance.now();
  const encode = await programs.find(({ name }) => name === task.program)!.make(task.vocabulary, task.file);
  const made = performance.now();
  if (task.isWarm) for (const text of warm) await encode(text);

  const ids: ArrayLike<number>[] = [];
  const usedBefore = process.cpuUsage();
  const begun = performance.now();
  for (const text of fresh) {
    const answer = encode(text);
    // A promise is waited for only where there is one: it costs a turn of the event loop.
    ids.push(answer instanceof Promise ? await answer : answer);
  }
  const ended = performance.now();
  const { user, system } = process.cpuUsage(usedBefore);
  return {
    makeSeconds: (made - started) / 1000,
    encodeSeconds: (ended - begun) / 1000,
    encodeCpuSeconds: (user + system) / 1e6,
    bytes: fresh.reduce((sum, text) => sum + Buffer.byteLength(text), 0),
    digests: ids.map(digestOfIds),
  };
}
