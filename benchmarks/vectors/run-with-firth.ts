/** run-with-firth.ts TASK: does a task of task.ts and prints its result as JSON. */
import { loadVectors, saveVectors } from '@firth/formats';
import { mostSimilar, mostSimilarBatch, type Neighbor, type WordVectors } from '@firth/vectors';
import { digestOf } from './digest.ts';
import type { Answer, Task, TaskResult } from './task.ts';

const task: Task = JSON.parse(process.argv[2]!);
process.stdout.write(JSON.stringify(await resultOf(task)));

async function resultOf(task: Task): Promise<TaskResult> {
  const [vectors, load] = await timed(() => loadVectors(task.file));
  if (task.name === 'load') return { seconds: { load }, digest: digestOf(vectors) };
  if (task.name === 'top-10') return search(vectors, task.questions);
  const [, save] = await timed(() => saveVectors(task.output, vectors));
  return { seconds: { save } };
}

async function search(vectors: WordVectors, count: number): Promise<TaskResult> {
  const { vocabulary } = vectors;
  const rows = Array.from({ length: count }, (_, i) => Math.floor((i * vocabulary.size) / count));
  const questions = rows.map((row) => vocabulary.tokenOf(row)!);
  const [, first] = await timed(() => mostSimilar(vectors, questions[0]!));
  const [one, single] = await timed(() => questions.map((question) => mostSimilar(vectors, question)));
  const [all, batch] = await timed(() => mostSimilarBatch(vectors, questions));
  return { seconds: { first, single, batch }, single: one.map(answersOf), batch: all.map(answersOf) };
}

/** Returns what `action` gives, and its seconds. */
async function timed<T>(action: () => T | Promise<T>): Promise<[T, number]> {
  const started = performance.now();
  const result = await action();
  return [result, (performance.now() - started) / 1000];
}

function answersOf(neighbors: readonly Neighbor[]): Answer[] {
  return neighbors.map(({ word, similarity }) => [word, similarity]);
}
