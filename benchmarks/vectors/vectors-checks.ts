import { existsSync } from 'node:fs';
import type { Check } from '../lib/report.ts';
import { digestOfFile, type Files } from './files.ts';
import type { TaskRun } from './measure-tasks.ts';
import { sameAnswers } from './same-answers.ts';

/**
 * Returns what must hold: the programs read and wrote the same vectors, whose digest is `written`, and gave the same
 * answers.
 */
export async function vectorsChecks(runs: readonly TaskRun[], files: Files, written: string): Promise<Check[]> {
  return [...loadChecks(runs, written), ...(await saveChecks(runs, files, written)), ...answerChecks(runs)];
}

function loadChecks(runs: readonly TaskRun[], written: string): Check[] {
  const digests = runs.flatMap(({ result }) => result.digest ?? []);
  if (digests.length === 0) return [];
  const statement = `all ${digests.length} loads gave the words and the vectors that were written, bit by bit`;
  return [{ statement, holds: digests.every((digest) => digest === written) }];
}

async function saveChecks(runs: readonly TaskRun[], files: Files, written: string): Promise<Check[]> {
  const programs = [...new Set(runs.map(({ program }) => program))];
  const saved = programs
    .flatMap((program) => [files.saved(program, 'text'), files.saved(program, 'binary')])
    .filter((file) => existsSync(file));
  if (saved.length === 0) return [];
  const digests: string[] = [];
  for (const file of saved) digests.push(await digestOfFile(file));
  const statement = `all ${saved.length} files that were saved hold the same words and vectors, bit by bit`;
  return [{ statement, holds: digests.every((digest) => digest === written) }];
}

function answerChecks(runs: readonly TaskRun[]): Check[] {
  const lists = runs.flatMap(({ result }) => [result.single, result.batch].filter((list) => list !== undefined));
  const [first] = lists;
  if (!first) return [];
  const statement = `all ${lists.length} times the same ten neighbors of ${first.length} words were found`;
  return [{ statement, holds: lists.every((list) => sameAnswers(first, list)) }];
}
