import { FirthError, type Place } from '@firth/core';

/**
 * A row-major matrix that is filled from the top, its final number of rows being a promise that may turn out to be a
 * lie.
 */
export interface GrowingMatrix {
  readonly columns: number;
  /** The rows there is room for. */
  readonly room: number;
  /** `room` rows of `columns` numbers. Another array after `reserve`. */
  readonly data: Float32Array<ArrayBuffer>;
  /** The same numbers as they are stored. */
  readonly bits: Int32Array<ArrayBuffer>;
  /** Makes room for `rows` rows in all. */
  reserve(rows: number): void;
}

/** All ones stand for NaN and the infinities. */
export const exponentBits = 0x7f80_0000;

/** With less than this no growing is worth while. */
const firstStepBytes = 2 ** 20;

/**
 * Returns a matrix for `promisedRows` rows, all allocated at once when the promise `isProven` to fit in the file.
 * Otherwise it begins with at most 1 MiB and grows in steps of a sixteenth of the promise, a sixteenth of that, and so
 * on: at most seventeen times as much is allocated as was delivered, and the last copy adds a sixteenth to the peak.
 *
 * @param stepFactor how much it grows at a time: 16, or less where the promise is a mere bound
 * @throws FirthError `OUT_OF_MEMORY` when the system does not give as much
 */
export function createGrowingMatrix(
  columns: number,
  promisedRows: number,
  isProven: boolean,
  place: Place,
  stepFactor = 16,
): GrowingMatrix {
  let rows = promisedRows;
  if (!isProven) while (rows > 1 && rows * columns * 4 > firstStepBytes) rows = Math.ceil(rows / stepFactor);
  let data = allocate(rows * columns, place);
  let bits = new Int32Array(data.buffer);
  return {
    columns,
    get room() {
      return rows;
    },
    get data() {
      return data;
    },
    get bits() {
      return bits;
    },
    reserve(needed) {
      if (needed <= rows) return;
      while (rows < needed) rows = Math.min(rows * stepFactor, promisedRows);
      const larger = allocate(rows * columns, place);
      larger.set(data);
      data = larger;
      bits = new Int32Array(data.buffer);
    },
  };
}

function allocate(length: number, place: Place): Float32Array<ArrayBuffer> {
  const bytes = length * Float32Array.BYTES_PER_ELEMENT;
  const most = mostMemory();
  if (bytes > most) {
    throw new FirthError(
      'OUT_OF_MEMORY',
      `the vectors take ${bytes} bytes, and the process gets ${most} at most`,
      place,
    );
  }
  try {
    return new Float32Array(length);
  } catch (cause) {
    throw new FirthError('OUT_OF_MEMORY', `the vectors take ${bytes} bytes, which were refused`, { ...place, cause });
  }
}

interface WithMemoryLimit {
  readonly process?: { constrainedMemory?(): number };
}

/**
 * What a container allows, in Node. A system that promises more than it has kills the process when the memory is used,
 * not when it is asked for.
 */
function mostMemory(): number {
  const { process } = globalThis as WithMemoryLimit;
  return process?.constrainedMemory?.() || Number.POSITIVE_INFINITY;
}
