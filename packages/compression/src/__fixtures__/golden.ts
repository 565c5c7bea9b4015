/**
 * Runs the quantized tables of `data/golden/positions` (numbers of torch 2.13, see its README) through this package.
 */
import { type CompressedTable, expandTable } from '../compressed-table.ts';
import { toInt8 } from '../scalar/int8.ts';
import { toUint8 } from '../scalar/uint8.ts';

/** A case of a golden file: fields by name, of whatever kind the file has. */
export type GoldenCase = Readonly<Record<string, unknown>>;

export interface GoldenResult {
  readonly name: string;
  /** The largest relative error of any number of the case; infinity where a code is another. */
  readonly error: number;
  readonly passed: boolean;
}

const tolerance = 1e-5;

/** The files of the folder that hold cases of this package. */
export const goldenFiles: readonly string[] = ['lora_quant.json'];

/** Returns how each quantized table of a golden file comes out; its other cases, which are another package's, are left out. */
export function runGolden(file: string, cases: readonly GoldenCase[]): GoldenResult[] {
  return cases
    .filter(({ kind }) => /^u?int8/.test(kind as string))
    .map((golden) => {
      const error = (golden.kind as string).startsWith('int8') ? errorOfInt8(golden) : errorOfUint8(golden);
      return { name: `${file} ${golden.kind}`, error, passed: error <= tolerance };
    });
}

function errorOfInt8({ weight, q, scale, dequant }: GoldenCase): number {
  const table = toInt8(matrixOf(weight));
  if (!sameCodes(table.codes, numbersOf(q))) return Number.POSITIVE_INFINITY;
  return Math.max(largestError(table.scales, numbersOf(scale)), errorOfRows(table, dequant));
}

/** A packed row is its codes, then the bytes of two float32: its scale and its smallest number. */
function errorOfUint8({ weight, packed, unpacked }: GoldenCase): number {
  const table = toUint8(matrixOf(weight));
  const rows = packed as readonly (readonly number[])[];
  const codes = rows.flatMap((row) => row.slice(0, -8));
  if (!sameCodes(table.codes, codes)) return Number.POSITIVE_INFINITY;
  const floats = rows.map((row) => new Float32Array(Uint8Array.from(row.slice(-8)).buffer));
  return Math.max(
    largestError(
      table.scales,
      floats.map(([scale]) => scale!),
    ),
    largestError(
      table.smallest,
      floats.map(([, smallest]) => smallest!),
    ),
    errorOfRows(table, unpacked),
  );
}

function errorOfRows(table: CompressedTable, expected: unknown): number {
  return largestError(expandTable(table).data, numbersOf(expected));
}

function sameCodes(received: ArrayLike<number>, expected: readonly number[]): boolean {
  return received.length === expected.length && expected.every((code, i) => code === received[i]);
}

function largestError(received: ArrayLike<number>, expected: readonly number[]): number {
  if (expected.length === 0 || received.length !== expected.length) return Number.POSITIVE_INFINITY;
  return Math.max(...expected.map((value, i) => Math.abs(received[i]! - value) / (Math.abs(value) || 1)));
}

function matrixOf(nested: unknown): { rows: number; columns: number; data: Float32Array } {
  const data = Float32Array.from(numbersOf(nested));
  const rows = (nested as unknown[]).length;
  return { rows, columns: data.length / rows, data };
}

function numbersOf(nested: unknown): number[] {
  return (nested as unknown[]).flat(Number.POSITIVE_INFINITY) as number[];
}
