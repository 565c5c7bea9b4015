import { FirthError } from '@firth/core';

/** The outcome of `read`: what it resolves to or its typed error; any other error is thrown on, with the bytes. */
export async function outcomeOf<T>(
  read: (file: Blob) => Promise<T>,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<T | FirthError> {
  try {
    return await read(new Blob([bytes]));
  } catch (error) {
    if (error instanceof FirthError) return error;
    throw new Error(`an untyped error for ${Buffer.from(bytes).toString('base64')}`, { cause: error });
  }
}

/** Returns `bytes` with one to four bytes changed, or with a piece left out or doubled. */
export function mutate(bytes: Uint8Array, random: () => number): Uint8Array<ArrayBuffer> {
  const upTo = (count: number): number => Math.floor(random() * count);
  const result = Array.from(bytes);
  for (let change = 0; change <= upTo(4); change++) {
    const at = upTo(result.length);
    const kind = upTo(4);
    if (kind === 0) result[at] = upTo(256);
    if (kind === 1) result[at] = (result[at] ?? 0) ^ (1 << upTo(8));
    if (kind === 2) result.splice(at, 1 + upTo(8));
    if (kind === 3) result.splice(upTo(result.length), 0, ...result.slice(at, at + 1 + upTo(8)));
  }
  return Uint8Array.from(result);
}
