import { Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js';
import { writeNpy } from '../npy/write-npy.ts';
import type { FloatTensor } from '../safetensors/write-safetensors.ts';

/**
 * Yields the bytes of an .npz file that holds `arrays` by their names as float32, packed, as numpy's `savez_compressed` makes it. The same arrays
 * give the same bytes.
 *
 * @throws FirthError `DIMENSION_MISMATCH` for a shape that is not that of its numbers
 * @example
 * ```ts
 * import { openNpz, writeNpz } from '@firth/formats/npz';
 *
 * const chunks: Uint8Array<ArrayBuffer>[] = [];
 * const table = { shape: [2, 2], data: Float32Array.of(1, 2, 3, 4) };
 * for await (const chunk of writeNpz(new Map([['wte', table]]))) chunks.push(chunk);
 * const arrays = await openNpz(new Blob(chunks));
 * console.log((await arrays.get('wte')?.read())?.data); // Float32Array(4) [ 1, 2, 3, 4 ]
 * ```
 */
export async function* writeNpz(
  arrays: ReadonlyMap<string, FloatTensor>,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  const { readable, writable } = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>();
  const writing = writeAll(arrays, writable);
  writing.catch(() => {}); // Awaited when the bytes are over.
  for await (const chunk of readable) yield chunk;
  await writing;
}

/** numpy writes this date too: the oldest that a zip can hold. */
const noDate = new Date(1980, 0, 1);

async function writeAll(
  arrays: ReadonlyMap<string, FloatTensor>,
  writable: WritableStream<Uint8Array<ArrayBuffer>>,
): Promise<void> {
  const zip = new ZipWriter(writable, { useWebWorkers: false, lastModDate: noDate, extendedTimestamp: false });
  try {
    for (const [name, tensor] of arrays) {
      const bytes = await new Blob([...writeNpy(tensor)]).bytes();
      await zip.add(`${name}.npy`, new Uint8ArrayReader(bytes));
    }
    await zip.close();
  } catch (error) {
    await writable.abort(error).catch(() => {});
    throw error;
  }
}
