import { badOption, type Matrix, requireInteger } from '@firth/core';
import { checkMatrix } from '../lib/check-matrix.ts';

export interface ScatterOptions {
  /** What stands beside each point, where there is room for it; earlier rows go first. */
  readonly labels?: readonly string[] | undefined;
  /** The cluster of each point, which has its color. */
  readonly clusters?: ArrayLike<number> | undefined;
  /** What the picture shows, for the reader and for a screen reader. Default `'Points'`. */
  readonly title?: string | undefined;
  /** Pixels of the picture's side, 100 to 10,000. Default 1000. */
  readonly size?: number | undefined;
}

/** Okabe and Ito's colors (2008), which the color-blind can tell apart, with black and yellow replaced by what shows on white. */
const colors = [
  '#0072b2',
  '#d55e00',
  '#009e73',
  '#cc79a7',
  '#56b4e9',
  '#e69f00',
  '#7f3c8d',
  '#6b6b6b',
  '#8c510a',
  '#1b7837',
];
const margin = 40;
const fontSize = 11;

/**
 * Returns the first two columns of `points` as an SVG document: a dot for each row, with its label where that covers no other label. Both axes
 * have the same scale, since distances are what such a picture shows.
 *
 * @throws FirthError `BAD_OPTION` for labels or clusters that are not one a row, `DIMENSION_MISMATCH`, `NON_FINITE`
 * @example
 * ```ts
 * const points = { rows: 2, columns: 2, data: Float32Array.of(0, 0, 1, 1) };
 * console.log(scatterSVG(points, { labels: ['a<b', 'c'] }).includes('a&lt;b')); // true
 * ```
 */
export function scatterSVG(points: Matrix, options: ScatterOptions = {}): string {
  const { labels, clusters, title = 'Points', size = 1000 } = options;
  checkMatrix('points', points);
  requireInteger('points.columns', points.columns, 2, 2 ** 16);
  requireInteger('size', size, 100, 10_000);
  for (const [name, given] of Object.entries({ labels, clusters })) {
    if (given && given.length !== points.rows)
      throw badOption(name, given.length, `one for each of ${points.rows} rows`);
  }
  const { x, y } = placesOf(points, size);
  const rows = Array.from({ length: points.rows }, (_, row) => row);
  const colorOf = (row: number): string => colors[(clusters?.[row] ?? 0) % colors.length]!;
  const dots = rows.map((row) => `<circle cx="${x[row]}" cy="${y[row]}" r="2.5" fill="${colorOf(row)}"/>`);
  const texts = labels ? labelsWithRoom(labels, x, y, size) : [];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" width="${size}" height="${size}" viewBox="0 0 ${size} ${size}" font-family="sans-serif" font-size="${fontSize}">`,
    `<title>${escapeXML(title)}</title>`,
    '<rect width="100%" height="100%" fill="#fff"/>',
    `<text x="${margin / 2}" y="22" font-size="14">${escapeXML(title)}</text>`,
    ...['<g fill-opacity="0.6">', ...dots, '</g>'],
    '<g paint-order="stroke" stroke="#fff" stroke-opacity="0.8" stroke-width="3">', // Dots behind a label do not hide it.
    ...texts.map(
      (row) => `<text x="${x[row]! + 4}" y="${y[row]! + 4}" fill="${colorOf(row)}">${escapeXML(labels![row]!)}</text>`,
    ),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

/** Where points lie in pixels, to a tenth. */
function placesOf({ rows, columns, data }: Matrix, size: number): { x: number[]; y: number[] } {
  const column = (i: number): number[] => Array.from({ length: rows }, (_, row) => data[row * columns + i]!);
  const rangeOf = (values: readonly number[]): { low: number; high: number } => ({
    low: values.reduce((a, b) => Math.min(a, b)),
    high: values.reduce((a, b) => Math.max(a, b)),
  });
  const [across, up] = [column(0), column(1)];
  const [h, v] = [rangeOf(across), rangeOf(up)];
  const scale = (size - 2 * margin) / (Math.max(h.high - h.low, v.high - v.low) || 1);
  const place = (offset: number): number => Math.round(10 * (size / 2 + scale * offset)) / 10;
  return {
    x: across.map((value) => place(value - (h.low + h.high) / 2)),
    y: up.map((value) => place((v.low + v.high) / 2 - value)),
  };
}

/** The rows whose label has room, by a grid of cells of a letter's width and a line's height that labels take. */
function labelsWithRoom(labels: readonly string[], x: readonly number[], y: readonly number[], size: number): number[] {
  const [cellWidth, cellHeight] = [0.6 * fontSize, 1.1 * fontSize];
  const columns = Math.ceil(size / cellWidth);
  const taken = new Set<number>();
  const rows: number[] = [];
  for (const [row, label] of labels.entries()) {
    const first = Math.floor(x[row]! / cellWidth);
    const last = first + label.length;
    if (last >= columns) continue;
    const line = Math.floor(y[row]! / cellHeight);
    const cells = [line, line + 1].flatMap((at) =>
      Array.from({ length: last - first + 1 }, (_, i) => at * columns + first + i),
    );
    if (cells.some((cell) => taken.has(cell))) continue;
    for (const cell of cells) taken.add(cell);
    rows.push(row);
  }
  return rows;
}

/** Control characters go too: XML has no way to write them. */
function escapeXML(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\ufffd');
}
