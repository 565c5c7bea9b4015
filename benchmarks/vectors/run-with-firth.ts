/** run-with-firth.ts TASK: does a task of task.ts and prints its result as JSON. */
import { loadVectors, saveVectors } from '@firth/formats';
import { mostSimilar, mostSimilarBatch, type Neighbor } from '@firth/vectors';
import { digestOf } from './digest.ts';
import type { Answer, Task, TaskResult } from './task.ts';

const task: Task = JSON.parse(process.argv[2]!);
process.stdout.write(JSON.stringify(await resultOf(task)));

async function resultOf(task: Task): Promise<TaskResult> {
  const started = performance.now();
  const vectors = await loadVectors(task.file);
  const load = secondsSince(started);
  if (task.name === 'load') return { seconds: { load }, digest: digestOf(vectors) };

  const working = performance.now();
  if (task.name === 'save') {
    await saveVectors(task.output, vectors);
    return { seconds: { save: secondsSince(working) } };
  }

  mostSimilar(vectors, task.questions[0]!);
  const first = secondsSince(working);
  const asking = performance.now();
  const single = task.questions.map((question) => mostSimilar(vectors, question));
  const singleSeconds = secondsSince(asking);
  const askingAll = performance.now();
  const batch = mostSimilarBatch(vectors, task.questions);
  const batchSeconds = secondsSince(askingAll);
  return {
    seconds: { first, single: singleSeconds, batch: batchSeconds },
    single: single.map(answersOf),
    batch: batch.map(answersOf),
  };
}

function answersOf(neighbors: readonly Neighbor[]): Answer[] {
  return neighbors.map(({ word, similarity }) => [word, similarity]);
}

function secondsSince(milliseconds: number): number {
  return (performance.now() - milliseconds) / 1000;
}
