import { FirthError, type Place } from '@firth/core';
import { BlobReader, BlobWriter, type FileEntry, ZipReader } from '@zip.js/zip.js';
import { type NpyArray, readNpy } from '../npy/read-npy.ts';
import { placeOf } from '../open-table.ts';

export interface OpenNpzOptions {
  /** What to call the file in errors; a `File` has a name of its own. */
  readonly name?: string | undefined;
}

/** An array in an .npz file: the way to it. */
export interface NpzArray {
  /** Bytes of the .npy file when it is unpacked, as the zip claims. */
  readonly byteLength: number;
  /**
   * Unpacks and reads it.
   *
   * @throws FirthError `CORRUPT`, and what `readNpy` throws
   */
  read(): Promise<NpyArray>;
}

/** An array is unpacked in memory. */
const maxArrayBytes = 2 ** 32;
const ending = '.npy';

/**
 * Returns the arrays of an .npz file of numpy (`savez`, `savez_compressed`) by their names. Only the directory of the zip is read; each array is
 * unpacked when it is asked for, and its checksum compared.
 *
 * @throws FirthError `EMPTY`, `CORRUPT` for a file that is no zip, or one that is damaged, `INCONSISTENT` for a name that stands twice
 * @example
 * ```ts
 * import { openNpz } from '@firth/formats/npz';
 *
 * await openNpz(new Blob(['no zip'])).catch((error) => console.log(error.code)); // CORRUPT
 * ```
 */
export async function openNpz(file: Blob, options: OpenNpzOptions = {}): Promise<ReadonlyMap<string, NpzArray>> {
  const place = placeOf(file, options);
  if (file.size === 0) throw new FirthError('EMPTY', 'the file is empty', place);
  const reader = new ZipReader(new BlobReader(file), { useWebWorkers: false, checkSignature: true });
  const entries = await reader.getEntries().catch((cause: unknown) => {
    throw new FirthError('CORRUPT', `is not a zip that can be read: ${String(cause)}`, { ...place, cause });
  });
  const arrays = new Map<string, NpzArray>();
  for (const entry of entries) {
    if (entry.directory || !entry.filename.endsWith(ending)) continue;
    const name = entry.filename.slice(0, -ending.length);
    if (arrays.has(name)) throw new FirthError('INCONSISTENT', `has the array ${JSON.stringify(name)} twice`, place);
    arrays.set(name, {
      byteLength: entry.uncompressedSize,
      read: async () => readNpy(await unpack(entry, place), { name: place.file }),
    });
  }
  return arrays;
}

async function unpack(entry: FileEntry, place: Place): Promise<Blob> {
  const shown = JSON.stringify(entry.filename);
  if (entry.uncompressedSize > maxArrayBytes)
    throw new FirthError('LIMIT', `${shown} has ${entry.uncompressedSize} bytes; the limit is ${maxArrayBytes}`, place);
  try {
    return await entry.getData(new BlobWriter());
  } catch (cause) {
    throw new FirthError('CORRUPT', `${shown} cannot be unpacked: ${String(cause)}`, { ...place, cause });
  }
}
