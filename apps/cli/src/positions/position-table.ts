import type { FloatArray } from '@firth/core';
import type { FloatTable } from '@firth/positional-encoding';
import type { Command } from 'commander';
import { usageError } from '../failure.ts';
import { checkWritable } from '../options/destination.ts';
import { wholeNumber } from '../options/number.ts';
import { addOutputOptions, type OutputOptions, present, remark, writeOut } from '../output.ts';
import { formatBytes, formatCount } from '../terminal/numbers.ts';
import { formatTable } from '../terminal/table.ts';
import { words } from '../terminal/words.ts';

/** The numbers of one scheme, as they are printed, listed as JSON and drawn. */
export interface PositionTable {
  /** What a person reads above the numbers: `sinusoidal, 64 dimensions, interleaved`. */
  readonly title: string;
  /** What a row is, and a column. */
  readonly rowLabel: string;
  readonly columnLabel: string;
  /** The position of the first row. */
  readonly firstRow: number;
  readonly matrix: FloatTable<FloatArray>;
  /** What else there is to say: slopes, frequencies. Keys of the document, and lines above the table. */
  readonly facts?: Readonly<Record<string, number | ArrayLike<number>>>;
}

/** Which positions are shown, and where they go. */
export interface PositionOptions extends OutputOptions {
  readonly positions: number;
  readonly start: number;
  readonly columns: number;
  readonly svg?: string;
}

/** Numbers that a picture and a document hold at most. */
const maxNumbers = 2 ** 20;

/** Adds the options that all schemes share to `command`. */
export function addPositionOptions(command: Command, positions = 16): Command {
  command
    .option('-n, --positions <number>', 'positions to show, a row each', wholeNumber(1, maxNumbers), positions)
    .option('--start <position>', 'the first of them', wholeNumber(0, 2 ** 24), 0)
    .option('--columns <number>', 'numbers of a row to print; --json and --svg have all', wholeNumber(1, 4096), 8)
    .option('--svg <file>', 'draw them to a file instead; - draws to stdout');
  return addOutputOptions(command);
}

/** Refuses more numbers than can be shown, before they are computed. */
export function checkSize(rows: number, columns: number): void {
  if (rows * columns > maxNumbers)
    throw usageError(`${formatCount(rows)} × ${formatCount(columns)} numbers: at most ${formatCount(maxNumbers)}`);
}

/** Prints `table` as lines or as a document, or draws it, as `options` ask. */
export async function presentPositions(table: PositionTable, options: PositionOptions): Promise<void> {
  const { svg } = options;
  if (svg === '-' && options.json) throw usageError('--json and --svg - would both print on stdout: choose one');
  if (svg !== undefined) await draw(table, svg, options);
  if (svg === undefined || options.json)
    await present(options, { ...documentOf(table), svg }, () => linesOf(table, options.columns));
}

async function draw(table: PositionTable, path: string, options: OutputOptions): Promise<void> {
  const { heatmapSVG } = await import('@firth/positional-encoding');
  const { title, rowLabel, columnLabel, firstRow, matrix } = table;
  const svg = heatmapSVG(matrix, { title, rowLabel, columnLabel, firstRow });
  if (path === '-') return writeOut(svg);
  await checkWritable(path);
  const { saveAtomically } = await import('@firth/files');
  const bytes = new TextEncoder().encode(svg);
  await saveAtomically(path, [bytes]);
  remark(options, `${path}: ${title}, ${matrix.rows} × ${matrix.columns}, ${formatBytes(bytes.length)}`);
}

function documentOf({ title, rowLabel, columnLabel, firstRow, matrix, facts = {} }: PositionTable): object {
  const lists = Object.entries(facts).map(([name, fact]) => [name, typeof fact === 'number' ? fact : Array.from(fact)]);
  const { rows, columns, data } = matrix;
  const numbers = Array.from({ length: rows }, (_, row) =>
    Array.from(data.subarray(row * columns, (row + 1) * columns)),
  );
  return { title, rowLabel, columnLabel, firstRow, rows, columns, ...Object.fromEntries(lists), numbers };
}

function linesOf(
  { title, rowLabel, columnLabel, firstRow, matrix, facts = {} }: PositionTable,
  most: number,
): string[] {
  const { rows, columns, data } = matrix;
  const shown = Math.min(columns, most);
  const format = formatOf(data);
  const titles = [rowLabel, ...Array.from({ length: shown }, (_, column) => String(column))];
  const cells = Array.from({ length: rows }, (_, row) => [
    String(firstRow + row),
    ...Array.from(data.subarray(row * columns, row * columns + shown), format),
  ]);
  const rest = columns > shown ? [`… and ${formatCount(columns - shown)} more columns`] : [];
  return [
    `${title}: ${rowLabel} × ${columnLabel}`,
    ...Object.entries(facts).map(([name, fact]) => `${words(name)}: ${describe(fact, most)}`),
    // The last column of a table is not padded, so numbers need one behind them.
    ...formatTable(
      [...titles.map((heading) => ({ title: heading, align: 'right' as const })), { title: '' }],
      cells.map((row) => [...row, '']),
    ).map((line) => line.trimEnd()),
    ...rest,
  ];
}

function describe(fact: number | ArrayLike<number>, most: number): string {
  if (typeof fact === 'number') return shortNumber(fact);
  const shown = Array.from(fact).slice(0, most).map(shortNumber);
  return shown.join(' ') + (fact.length > most ? ' …' : '');
}

function shortNumber(value: number): string {
  return Number.isInteger(value) ? formatCount(value) : String(Number(value.toPrecision(5)));
}

/** Buckets as they are, all else with four digits behind the point. */
function formatOf(data: FloatArray): (value: number) => string {
  return data.every(Number.isInteger) ? String : (value) => value.toFixed(4);
}
