import { decompress, readBytes } from '@firth/files';

/**
 * Returns the file `name` of the page's own data, unpacked; asked again, the same promise.
 *
 * @throws Error where it cannot be fetched, with what the server said
 */
export function fetchData(name: string): Promise<Blob> {
  const known = fetched.get(name);
  if (known) return known;
  const loading = load(name);
  fetched.set(name, loading);
  loading.catch(() => fetched.delete(name)); // so that one can try again
  return loading;
}

const fetched = new Map<string, Promise<Blob>>();

/** Beside the page; a worker's program is a file in a folder of its own. Vite's server for development has it at its root. */
const folder = import.meta.env.DEV
  ? '/data/'
  : new URL(typeof document === 'undefined' ? '../data/' : 'data/', location.href).href;

async function load(name: string): Promise<Blob> {
  const answer = await fetch(`${folder}${name}.gz`);
  if (!answer.ok) throw new Error(`${name} could not be fetched: ${answer.status} ${answer.statusText}`);
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  // Some servers unpack on the way what ends in .gz: that passes as it is.
  for await (const piece of decompress(readBytes(await answer.blob()), { file: name })) {
    pieces.push(piece as Uint8Array<ArrayBuffer>);
  }
  return new Blob(pieces);
}
