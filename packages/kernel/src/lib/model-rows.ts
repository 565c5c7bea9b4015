import { areFinite } from './are-finite.ts';

/** The rows of one side of a model, input or output, wherever their columns lie in its memory. */
export interface ModelRows {
  readonly count: number;
  /** Numbers in a row. */
  readonly columns: number;
  /** Copies row `row` to `out`, from place `at` on. */
  read(row: number, out: Float32Array, at?: number): void;
  /** Makes `values` row `row`. */
  write(row: number, values: Float32Array): void;
  /** Returns whether none of the numbers is infinite or not a number. */
  areFinite(): boolean;
}

/** Columns that lie together, from byte `from` of a row up to byte `to`. */
export interface Band {
  readonly from: number;
  readonly to: number;
}

/** Where rows lie, in bytes. */
export interface RowPlace {
  /** The first row. */
  readonly at: number;
  readonly count: number;
  readonly columns: number;
  /** From one row to the next. */
  readonly stride: number;
  /** Pieces of a row, if it lies in several, and how far the next piece is. */
  readonly bands?: readonly Band[];
  readonly bandBytes?: number;
}

/** Returns the rows at a place of a model's memory. */
export function modelRows(
  buffer: ArrayBufferLike,
  { at: first, count, columns, stride, bands = [{ from: 0, to: 4 * columns }], bandBytes = 0 }: RowPlace,
): ModelRows {
  const floats = new Float32Array(buffer);
  const bits = new Uint32Array(buffer);
  const pieces = bands.map(({ from, to }, band) => ({
    start: (first + band * bandBytes) / 4,
    from: from / 4,
    to: Math.min(to / 4, columns),
  }));
  const placeOf = (start: number, row: number): number => start + (row * stride) / 4;
  return {
    count,
    columns,
    read(row, out, at = 0) {
      for (const { start, from, to } of pieces) {
        const place = placeOf(start, row);
        out.set(floats.subarray(place, place + to - from), at + from);
      }
    },
    write(row, values) {
      for (const { start, from, to } of pieces) floats.set(values.subarray(from, to), placeOf(start, row));
    },
    areFinite() {
      for (const { start, from, to } of pieces) {
        for (let row = 0; row < count; row++) {
          const place = placeOf(start, row);
          if (!areFinite(bits, place, place + to - from)) return false;
        }
      }
      return true;
    },
  };
}
