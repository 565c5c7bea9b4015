import { createInterface } from 'node:readline';
import { FirthError, type WordVectors } from '@firth/core';
import type { Neighbor } from '@firth/vectors';
import type { Command } from 'commander';
import { exitCodes, usageError } from '../failure.ts';
import { addNeighborOptions, type NeighborOptions, neighborLines } from '../options/neighbors.ts';
import { openVectors } from '../options/vectors.ts';
import { complain, present, remark, writeOut } from '../output.ts';
import type { Session } from '../session.ts';
import { toJson } from '../terminal/escape.ts';
import { formatNumberOf } from '../terminal/numbers.ts';

/** Adds `firth query`: a prompt for words and analogies, or their answers line by line where stdin is no terminal. */
export function addQuery(program: Command, session: Session): void {
  const command = program
    .command('query')
    .description('answer words and analogies, one a line, at a prompt or from stdin')
    .addHelpText(
      'after',
      '\nWith --json each line gets one JSON document of its own.\n\nExample:\n  $ echo "king - man + woman" | firth query --vectors vectors.bin --count 3',
    );
  addNeighborOptions(command).action((options: NeighborOptions) => query(options, session));
}

async function query(options: NeighborOptions, session: Session): Promise<void> {
  if (options.vectors === '-') throw usageError('stdin holds the questions: the vectors must come from a file');
  const vectors = await openVectors(options, session);
  const { answerTo } = await import('../answer.ts');
  const ask = (question: string): Neighbor[] => answerTo(vectors, question, options);

  let allAnswered = true;
  for await (const line of questions(options, vectors, session)) {
    const question = line.trim();
    if (question !== '' && !(await answer(question, ask, options))) allAnswered = false;
  }
  session.signal.throwIfAborted();
  if (!allAnswered && !process.stdin.isTTY) process.exitCode = exitCodes.data;
}

/** Yields the lines of stdin; at a terminal it asks for each. */
async function* questions(
  options: NeighborOptions,
  { vocabulary, dimensions }: WordVectors,
  { signal }: Session,
): AsyncGenerator<string> {
  if (!process.stdin.isTTY) {
    yield* createInterface({ input: process.stdin, signal });
    return;
  }
  remark(
    options,
    `${formatNumberOf(vocabulary.size, 'word')} × ${dimensions}; a word, king - man + woman, or 1.5 * good - bad; Ctrl-D ends`,
  );
  const prompt = createInterface({ input: process.stdin, output: process.stderr, prompt: 'firth> ', signal });
  prompt.on('SIGINT', () => process.kill(process.pid, 'SIGINT')); // At a prompt Ctrl-C arrives as a key.
  prompt.prompt();
  for await (const line of prompt) {
    yield line;
    prompt.prompt();
  }
  if (!options.quiet) process.stderr.write('\n');
}

/** Prints what `question` gives, or why it gives nothing, and says whether it gave something: one bad line does not end a session. */
async function answer(
  question: string,
  ask: (question: string) => Neighbor[],
  options: NeighborOptions,
): Promise<boolean> {
  try {
    const neighbors = ask(question);
    await present(options, { question, neighbors }, () => [...neighborLines(question, neighbors), '']);
    return true;
  } catch (error) {
    if (!(error instanceof FirthError)) throw error;
    const { code, message } = error;
    if (options.json) await writeOut(toJson({ status: 'error', code, message, question }) + '\n');
    else complain('error', message);
    return false;
  }
}
