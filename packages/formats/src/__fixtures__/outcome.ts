import { FirthError, type Warning } from '@firth/core';
import { contentOf } from './vectors.ts';
import type { ReadOptions, VectorSource } from '../read-options.ts';

type Read = (source: VectorSource, options?: ReadOptions) => Promise<Parameters<typeof contentOf>[0]>;

/** The error with which `read` refuses `bytes`; anything but a FirthError fails the test. */
export async function errorOf(
  read: Read,
  bytes: string | Uint8Array,
  options: ReadOptions = {},
): Promise<FirthError> {
  const outcome: unknown = await read(new Blob([bytes as Uint8Array<ArrayBuffer>]), options).catch((error: unknown) => error);
  if (outcome instanceof FirthError) return outcome;
  throw new Error('expected a FirthError', { cause: outcome });
}

/** What `read` makes of `bytes`, and the warnings it gives. */
export async function readWithWarnings(
  read: Read,
  bytes: string | Uint8Array,
  options: ReadOptions = {},
): Promise<{ content: unknown; vectors: Parameters<typeof contentOf>[0]; warnings: Warning[] }> {
  const warnings: Warning[] = [];
  const onWarning = (warning: Warning): void => void warnings.push(warning);
  const vectors = await read(new Blob([bytes as Uint8Array<ArrayBuffer>]), { ...options, onWarning });
  return { content: contentOf(vectors), vectors, warnings };
}
