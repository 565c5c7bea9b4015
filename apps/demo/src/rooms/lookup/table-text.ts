import type { Matrix } from '@firth/core';

/** What a table may have in the address. */
const [maxRows, maxColumns] = [12, 6];

/** The most ids that are looked up at once, so that all can be seen. */
const maxIds = 12;

/** Returns the table that is written as `1,2;3,4`, one row after another; `undefined` for what is none. */
export function parseTable(text: string): Matrix | undefined {
  const rows = text.split(';').map((row) => row.split(',').map(parseNumber));
  const columns = rows[0]!.length;
  const isTable =
    rows.length <= maxRows &&
    columns <= maxColumns &&
    rows.every((row) => row.length === columns && row.every((value) => value !== undefined));
  return isTable ? { rows: rows.length, columns, data: Float32Array.from(rows.flat() as number[]) } : undefined;
}

/** Returns a table as {@link parseTable} reads it, each number in as few digits as give it back. */
export function formatTable({ rows, columns, data }: Matrix): string {
  const row = (i: number): string => Array.from(data.subarray(i * columns, (i + 1) * columns), formatNumber).join(',');
  return Array.from({ length: rows }, (_, i) => row(i)).join(';');
}

/** Returns a float32 in as few digits as give it back. */
export function formatNumber(value: number): string {
  for (let digits = 1; digits < 9; digits++) {
    const text = String(Number(value.toPrecision(digits)));
    if (Math.fround(Number(text)) === value) return text;
  }
  return String(value);
}

/** Returns a number that float32 has, without the sign of zero; `undefined` for what is none. */
export function parseNumber(text: string): number | undefined {
  const value = Math.fround(Number(text));
  return text.trim() === '' || !Number.isFinite(value) ? undefined : value + 0;
}

/**
 * Returns the ids in a text, parted by blanks or commas.
 *
 * @throws Error for what is no id, and for too many
 */
export function parseIds(text: string): Uint32Array {
  const parts = text.split(/[\s,]+/).filter((part) => part !== '');
  const strange = parts.find((part) => !/^\d{1,9}$/.test(part));
  if (strange !== undefined) throw new Error(`“${strange}” is no id: ids are whole numbers from 0 up`);
  if (parts.length === 0) throw new Error('no ids: type some');
  if (parts.length > maxIds) throw new Error(`${parts.length} ids: here are ${maxIds} at most`);
  return Uint32Array.from(parts, Number);
}
