import { fileURLToPath } from 'node:url';
import type { Command } from '../lib/measure.ts';
import { type Absent, type Gensim, gensimCommand } from '../lib/peers/gensim.ts';
import type { Task } from './task.ts';

/** A program that does the tasks. */
export interface Program {
  readonly name: 'firth' | 'gensim';
  command(task: Task): Command;
}

/** Returns ours, and gensim where it is installed. */
export function programs(gensim: Gensim | Absent): readonly Program[] {
  const script = fileURLToPath(new URL('run-with-firth.ts', import.meta.url));
  const firth: Program = {
    name: 'firth',
    command: (task) => ({ program: process.execPath, args: [script, JSON.stringify(task)] }),
  };
  if ('reason' in gensim) return [firth];
  const peer: Program = {
    name: 'gensim',
    command: (task) => gensimCommand(new URL('run-with-gensim.py', import.meta.url), [JSON.stringify(task)]),
  };
  return [firth, peer];
}
