/** run-with-firth.ts TASK: does a task of task.ts and prints its result as JSON. */
import { open } from 'node:fs/promises';
import { loadVectors, saveVectors } from '@firth/formats';
import {
  createHNSWIndex,
  exactIndex,
  mostSimilar,
  mostSimilarBatch,
  type Neighbor,
  type VectorIndex,
  type WordVectors,
} from '@firth/vectors';
import { createThreadedIndex } from '@firth/vectors/threads';
import { askRepeatedly } from './ask-repeatedly.ts';
import { digestOf } from './digest.ts';
import { type Answer, hnswSettings, questionRows, searchWidths, type Task, type TaskResult, threads } from './task.ts';

const task: Task = JSON.parse(process.argv[2]!);
process.stdout.write(JSON.stringify(await resultOf(task)));

async function resultOf(task: Task): Promise<TaskResult> {
  const [vectors, load] = await timed(() => loadVectors(task.file));
  if (task.name === 'load') return { seconds: { load }, digest: digestOf(vectors) };
  if (task.name === 'top-10') return search(vectors, task.questions);
  if (task.name === 'threads') return searchInThreads(vectors, task.questions);
  if (task.name === 'hnsw') return searchNearly(vectors, task.questions);
  const [, save] = await timed(() => saveVectors(task.output, vectors));
  const [, copy] = await timed(() => copySynced(task.output, `${task.output}.copy`));
  return { seconds: { save, copy } };
}

/** Writes the bytes of one file to another, with an fsync and nothing else: what any program must wait for to have them saved. */
async function copySynced(from: string, to: string): Promise<void> {
  const [source, target] = [await open(from), await open(to, 'w')];
  const piece = new Uint8Array(2 ** 20);
  for (;;) {
    const { bytesRead } = await source.read(piece);
    if (bytesRead === 0) break;
    await target.write(piece, 0, bytesRead);
  }
  await target.sync();
  await Promise.all([source.close(), target.close()]);
}

async function search(vectors: WordVectors, count: number): Promise<TaskResult> {
  const { vocabulary } = vectors;
  const questions = questionRows(vocabulary.size, count).map((row) => vocabulary.tokenOf(row)!);
  const [, first] = await timed(() => mostSimilar(vectors, questions[0]!));
  const [one, single] = await timed(() => questions.map((question) => mostSimilar(vectors, question)));
  const [all, batch] = await timed(() => mostSimilarBatch(vectors, questions));
  return { seconds: { first, single, batch }, single: one.map(answersOf), batch: all.map(answersOf) };
}

/** Asks an index of one thread and one of several, in turn, so that a change of the machine's speed meets both. */
async function searchInThreads(vectors: WordVectors, count: number): Promise<TaskResult> {
  const { vocabulary } = vectors;
  const questions = questionRows(vocabulary.size, count).map((row) => vocabulary.tokenOf(row)!);
  const one = exactIndex(vectors);
  const [several, start] = await timed(() => createThreadedIndex(vectors, { threads }));
  const ask = (index: VectorIndex) => () => questions.map((question) => mostSimilar(vectors, question, { index }));
  const askAll = (index: VectorIndex) => () => mostSimilarBatch(vectors, questions, { index });
  const [, single] = await timed(ask(one));
  const [found, singleInThreads] = await timed(ask(several));
  const [, batch] = await timed(askAll(one));
  const [all, batchInThreads] = await timed(askAll(several));
  await several.close();
  const seconds = { start, single, singleInThreads, batch, batchInThreads };
  return { seconds, single: found.map(answersOf), batch: all.map(answersOf) };
}

/** Asks the exact index and an approximate one for rows, one question after the other, as the peers are asked. */
async function searchNearly(vectors: WordVectors, count: number): Promise<TaskResult> {
  const { matrix, norms, dimensions } = vectors;
  const rows = questionRows(matrix.rows, count);
  const directions = rows.map((row) =>
    matrix.data.slice(row * dimensions, (row + 1) * dimensions).map((value) => value / norms[row]!),
  );
  const ask = (index: Pick<VectorIndex, 'search'>): number[][] =>
    directions.map((direction, i) => withoutOwn(index.search(direction, { count: 11 })[0]!.rows, rows[i]!));
  const [exact, seconds] = await timed(() => ask(exactIndex(vectors)));
  const [index, build] = await timed(() => createHNSWIndex(vectors, hnswSettings));
  const approximate = searchWidths.map((efSearch) => {
    const search = (query: Float32Array, options: { count: number }) => index.search(query, { ...options, efSearch });
    const { found, seconds } = askRepeatedly(() => ask({ search }));
    return { efSearch, seconds, rows: found };
  });
  return { seconds: { build, exact: seconds }, exact, approximate };
}

function withoutOwn(rows: Uint32Array, own: number): number[] {
  return [...rows].filter((row) => row !== own).slice(0, 10);
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
