/** A table to print: the columns' titles, and a cell for each in every row. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Returns `table` as Markdown that also reads well in a terminal: the first column to the left, all others, numbers, to the right. */
export function formatTable({ title, columns, rows }: Table): string {
  const widths = columns.map((column, i) => Math.max(...[column, ...rows.map((row) => row[i] ?? '')].map(widthOf)));
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, i) => pad(cells[i] ?? '', width, i === 0)).join(' | ')} |`;
  const rule = widths.map((width, i) => (i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [title, '', line(columns), line(rule), ...rows.map(line)].join('\n');
}

/** Returns `value` with `digits` behind the point and groups of three before it, or a dash where there is no value. */
export function formatNumber(value: number | undefined, digits = 0): string {
  if (value === undefined || Number.isNaN(value)) return '–';
  return value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

function pad(text: string, width: number, toTheLeft: boolean): string {
  const space = ' '.repeat(width - widthOf(text));
  return toTheLeft ? text + space : space + text;
}

function widthOf(text: string): number {
  return Array.from(text).length;
}
