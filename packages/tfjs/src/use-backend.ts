import { FirthError } from '@firth/core';
import { getBackend, setBackend } from '@tensorflow/tfjs-core';
import { mendUnsortedSegmentSum } from './mend-unsorted-segment-sum.ts';

/** A backend as tfjs names it: `tensorflow` is that of tfjs-node. */
export type BackendName = 'tensorflow' | 'wasm' | 'cpu';

/** What runs from here on, and what does not. */
export interface ChosenBackend {
  readonly name: BackendName;
  /** The backends that come before it, and why they do not run here. */
  readonly skipped: readonly { readonly name: BackendName; readonly reason: string }[];
}

export interface BackendOptions {
  /** Backends to try, the best first. Default `['tensorflow', 'wasm', 'cpu']`. */
  readonly among?: readonly BackendName[] | undefined;
  /** Loads tfjs-node where it is not to be found by its name. Default `import('@tensorflow/tfjs-node')`. */
  readonly importTfjsNode?: (() => Promise<unknown>) | undefined;
}

/**
 * Makes tfjs compute on the best backend that runs here, mends it (see `mendUnsortedSegmentSum`), and returns its name and why the ones before it do not
 * run: tfjs-node where its native part loads, else WebAssembly, else plain JavaScript.
 *
 * In a page tfjs-backend-wasm must be told first where its files are: `setWasmPaths`.
 *
 * @throws FirthError `UNSUPPORTED` where none of them runs; the message says why of each
 * @example
 * ```ts
 * const { name, skipped } = await useBackend({ among: ['wasm', 'cpu'] });
 * console.log(name, skipped.length); // wasm 0
 * ```
 */
export async function useBackend(options: BackendOptions = {}): Promise<ChosenBackend> {
  const { among = ['tensorflow', 'wasm', 'cpu'], importTfjsNode = importInstalled } = options;
  const skipped: { name: BackendName; reason: string }[] = [];
  for (const name of among) {
    const reason = await problemOf(name, importTfjsNode);
    if (reason === undefined) return { name, skipped };
    skipped.push({ name, reason });
  }
  const reasons = skipped.map(({ name, reason }) => `${name}: ${reason}`).join('; ');
  throw new FirthError('UNSUPPORTED', `no backend of tfjs runs here: ${reasons}`);
}

/** Returns why a backend does not run, or `undefined` where it does from now on. */
async function problemOf(name: BackendName, importTfjsNode: () => Promise<unknown>): Promise<string | undefined> {
  try {
    if (name === 'tensorflow') await loadTfjsNode(importTfjsNode);
    else if (name === 'wasm') await import('@tensorflow/tfjs-backend-wasm');
    else await import('@tensorflow/tfjs-backend-cpu');
    if (!(await setBackend(name)) || getBackend() !== name) return 'it does not start';
  } catch (error) {
    return describeProblem(name, error);
  }
  mendUnsortedSegmentSum(name);
  return undefined;
}

/** Bundlers must not look for what a page never loads. */
const tfjsNode = '@tensorflow/tfjs-node';
const importInstalled = (): Promise<unknown> => import(/* @vite-ignore */ tfjsNode);

/** tfjs-node 4.22 calls a function that Node 23 took away. */
async function loadTfjsNode(importTfjsNode: () => Promise<unknown>): Promise<void> {
  const process: { getBuiltinModule?(name: string): unknown } | undefined = Reflect.get(globalThis, 'process');
  const util = process?.getBuiltinModule?.('node:util') as { isNullOrUndefined?(value: unknown): boolean } | undefined;
  if (!util) throw new Error('it runs in Node alone');
  util.isNullOrUndefined ??= (value) => value === null || value === undefined;
  await importTfjsNode();
}

function describeProblem(name: BackendName, error: unknown): string {
  const { code, message } = error as { code?: string; message: string };
  const what = name === 'tensorflow' ? tfjsNode : `@tensorflow/tfjs-backend-${name}`;
  const [line = ''] = String(message).split('\n');
  if (code === 'ERR_MODULE_NOT_FOUND') return `${what} is not installed`;
  if (name === 'tensorflow' && /addon|tfjs_binding|\.node\b|libtensorflow/.test(message))
    return `${what} is installed without its native part: ${line}`;
  return line;
}
