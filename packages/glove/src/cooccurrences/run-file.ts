import { FirthError } from '@firth/core';
import type { RowBlock, Run } from './row-block.ts';

/** A run that is written to a temporary file. */
export interface RunFile extends Run {
  /** Appends rows that follow those written before. */
  append(block: RowBlock): Promise<void>;
  /** Closes the file and removes it. */
  remove(): Promise<void>;
}

/** A block begins with its first row, its rows and its entries, three u32; then row sizes and columns (u32) and counts (f64). */
const headerNumbers = 3;

/**
 * Returns an empty run in a new file in `folder`, by default the system's folder for temporary files.
 *
 * @throws FirthError `UNSUPPORTED` where there are no files, in a page; `IO` when the system refuses, here and in all its functions
 */
export async function createRunFile(folder: string | undefined): Promise<RunFile> {
  const builtin = globalThis.process?.getBuiltinModule;
  if (!builtin) {
    throw new FirthError('UNSUPPORTED', 'the counts outgrow memoryLimit, and there is no disk here: raise it');
  }
  const { open, unlink } = builtin('node:fs/promises');
  const { join } = builtin('node:path');
  const parent = folder ?? builtin('node:os').tmpdir();
  const path = join(parent, `firth-cooccurrences-${crypto.randomUUID()}`);
  const checked = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (cause) {
      throw new FirthError('IO', `co-occurrences cannot be kept there: ${(cause as Error).message}`, {
        file: path,
        cause,
      });
    }
  };
  const file = await checked(open(path, 'wx+'));
  let end = 0;
  let size = 0;

  async function write(array: Uint32Array | Float64Array): Promise<void> {
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    for (let at = 0; at < bytes.length; ) {
      const { bytesWritten } = await checked(file.write(bytes, at, bytes.length - at, end));
      at += bytesWritten;
      end += bytesWritten;
    }
  }

  async function read(array: Uint32Array | Float64Array, offset: number): Promise<number> {
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    for (let at = 0; at < bytes.length; ) {
      const { bytesRead } = await checked(file.read(bytes, at, bytes.length - at, offset + at));
      if (bytesRead === 0) throw new FirthError('TRUNCATED', 'the file was cut while it was in use', { file: path });
      at += bytesRead;
    }
    return offset + bytes.length;
  }

  return {
    get size() {
      return size;
    },
    async append({ firstRow, rowSizes, columns, counts }) {
      await write(Uint32Array.of(firstRow, rowSizes.length, columns.length));
      for (const array of [rowSizes, columns, counts]) await write(array);
      size += columns.length;
    },
    async *blocks(signal) {
      for (let offset = 0; offset < end; ) {
        signal?.throwIfAborted();
        const header = new Uint32Array(headerNumbers);
        offset = await read(header, offset);
        const [firstRow = 0, rows = 0, entries = 0] = header;
        const block = {
          firstRow,
          rowSizes: new Uint32Array(rows),
          columns: new Uint32Array(entries),
          counts: new Float64Array(entries),
        };
        for (const array of [block.rowSizes, block.columns, block.counts]) offset = await read(array, offset);
        yield block;
      }
    },
    async remove() {
      await checked(file.close());
      await checked(unlink(path));
    },
  };
}
