import { once } from 'node:events';
import type { Command } from 'commander';
import { escapeForTerminal, toJson } from './terminal/escape.ts';
import { styled } from './terminal/style.ts';

/** What every command can be told about what it prints. */
export interface OutputOptions {
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** Adds `--json`, `--quiet` and `--verbose` to `command`. */
export function addOutputOptions(command: Command): Command {
  return command
    .option('--json', 'print one JSON document (progress as NDJSON on stderr)')
    .option('-q, --quiet', 'print nothing but the answer and errors')
    .option('--verbose', 'tell more: every warning, the stack of an unexpected error');
}

/** Prints an answer: as one JSON document where `--json` asks for it, else as the lines that `render` returns. */
export async function present(
  options: OutputOptions,
  document: object,
  render: () => readonly string[],
): Promise<void> {
  if (options.json) return writeOut(toJson({ status: 'ok', ...document }) + '\n');
  const lines = render();
  if (lines.length > 0) await writeOut(lines.join('\n') + '\n');
}

/** Prints a remark on stderr, unless the answer is all that is wanted. Escaped, since it may quote a file. */
export function remark(options: OutputOptions, text: string): void {
  if (!options.quiet && !options.json) process.stderr.write(escapeForTerminal(text) + '\n');
}

/** Prints what happened on stderr, set apart by color where the terminal has some. */
export function complain(label: 'error' | 'warning', text: string): void {
  const name = styled(
    process.stderr,
    label === 'error' ? 'red' : 'yellow',
    label === 'error' ? 'firth:' : 'firth: warning:',
  );
  process.stderr.write(`${name} ${escapeForTerminal(text)}\n`);
}

/** Writes to stdout and waits while its reader is slow, so that memory stays bounded. */
export async function writeOut(data: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(data)) await once(process.stdout, 'drain');
}
