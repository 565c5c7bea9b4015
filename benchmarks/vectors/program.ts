import { fileURLToPath } from 'node:url';
import type { Command } from '../lib/measure.ts';
import { type Absent, type Gensim, gensimCommand } from '../lib/peers/gensim.ts';
import type { Task } from './task.ts';

/** A program that does the tasks. */
export interface Program {
  readonly name: 'firth' | 'gensim' | 'numpy';
  /** The only task that it does, where it does not do all. */
  readonly only?: Task['name'];
  command(task: Task): Command;
}

const firth: Program = {
  name: 'firth',
  command: (task) => ({
    program: process.execPath,
    args: [fileURLToPath(new URL('run-with-firth.ts', import.meta.url)), JSON.stringify(task)],
  }),
};

const gensim: Program = {
  name: 'gensim',
  command: (task) => gensimCommand(new URL('run-with-gensim.py', import.meta.url), [JSON.stringify(task)]),
};

const numpy: Program = {
  name: 'numpy',
  only: 'top-10',
  command: (task) => gensimCommand(new URL('run-with-numpy.py', import.meta.url), [JSON.stringify(task)]),
};

/** Returns ours, and where gensim is installed gensim and the numpy that it brings. */
export function programs(found: Gensim | Absent): readonly Program[] {
  return 'reason' in found ? [firth] : [firth, gensim, numpy];
}
