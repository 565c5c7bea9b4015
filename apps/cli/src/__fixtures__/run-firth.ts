import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The command as it stands in the sources, so that a test never runs yesterday's build. */
export const firthCommand: readonly string[] = [
  process.execPath,
  '--conditions=@firth/source',
  fileURLToPath(new URL('../firth.ts', import.meta.url)),
];

/** Types are stripped once, not in each of a hundred processes. */
export const firthEnvironment: NodeJS.ProcessEnv = {
  ...process.env,
  NODE_COMPILE_CACHE: join(tmpdir(), 'firth-test-compile-cache'),
  NODE_OPTIONS: '',
  NO_COLOR: '1',
};

export interface Run {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts `firth` with `args`. */
export function startFirth(...args: readonly string[]): ChildProcess {
  const [command, ...before] = firthCommand;
  return spawn(command!, [...before, ...args], { env: firthEnvironment, stdio: 'pipe' });
}

/** Runs `firth` with `args` to its end. */
export function runFirth(...args: readonly string[]): Promise<Run> {
  return runWithInput('', ...args);
}

/** Runs `firth` with `args` and `input` on stdin to its end. */
export function runWithInput(input: string | Uint8Array, ...args: readonly string[]): Promise<Run> {
  const child = startFirth(...args);
  child.stdin!.on('error', () => {}); // It may end without reading.
  child.stdin!.end(input);
  return finished(child);
}

/** Waits for the end of `child`. */
export async function finished(child: ChildProcess): Promise<Run> {
  let [stdout, stderr] = ['', ''];
  child.stdout!.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}

/** Returns a new folder for the files of one test file. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'firth-cli-'));
}
