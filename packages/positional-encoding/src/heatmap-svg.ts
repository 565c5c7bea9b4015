import { badOption, type FloatArray, requireInteger } from '@firth/core';
import type { FloatTable } from './float-table.ts';
import { requireLength } from './options.ts';

export interface HeatmapOptions {
  /** What the picture shows, for the reader and for a screen reader. Default `'Heatmap'`. */
  readonly title?: string | undefined;
  /** What a row is. Default `'position'`. */
  readonly rowLabel?: string | undefined;
  /** What a column is. Default `'dimension'`. */
  readonly columnLabel?: string | undefined;
  /** The number of the first row, where rows are positions of a later part. Default 0. */
  readonly firstRow?: number | undefined;
  /** Pixels of a cell's side, 1 to 64. Default as many as make the longer side about 640. */
  readonly cellSize?: number | undefined;
}

/** Cells beyond which a picture would be too large to open. */
const maxCells = 2 ** 20;

/** Shades from white to each end. */
const shades = 16;

/** The ends and the middle of ColorBrewer's RdBu, which the color-blind can tell apart. */
const [negative, zero, positive] = [
  [33, 102, 172],
  [247, 247, 247],
  [178, 24, 43],
] as const;

const margin = { top: 32, right: 16, bottom: 56, left: 72 };

/**
 * Returns a matrix as an SVG document: a cell for each number, red above zero, blue below, the deeper the larger, with the largest magnitude at both ends
 * of the scale. The first row is at the top.
 *
 * @throws FirthError `BAD_OPTION` for a number that is not finite, and for more than 2^20 cells
 * @example
 * ```ts
 * const encoding = sinusoidal({ dimensions: 64 });
 * const svg = heatmapSVG({ rows: 100, columns: 64, data: encoding.table(100) }, { title: 'Sinusoidal positions' });
 * console.log(svg.startsWith('<svg')); // true
 * ```
 */
export function heatmapSVG(matrix: FloatTable<FloatArray>, options: HeatmapOptions = {}): string {
  const { rows, columns } = matrix;
  const { title = 'Heatmap', rowLabel = 'position', columnLabel = 'dimension', firstRow = 0 } = options;
  checkMatrix(matrix);
  const cellSize = options.cellSize ?? Math.max(1, Math.min(24, Math.floor(640 / Math.max(rows, columns))));
  requireInteger('cellSize', cellSize, 1, 64);

  let largest = 0;
  for (const value of matrix.data) largest = Math.max(largest, Math.abs(value));
  const width = columns * cellSize;
  const height = rows * cellSize;
  const bottom = margin.top + height;
  const text = (x: number, y: number, anchor: string, content: string, attributes = ''): string =>
    `<text x="${x}" y="${y}" text-anchor="${anchor}"${attributes}>${escapeXML(content)}</text>`;
  const middle = margin.top + height / 2;

  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" width="${margin.left + width + margin.right}" height="${bottom + margin.bottom}" font-family="sans-serif" font-size="12" fill="#222">`,
    `<title>${escapeXML(title)}</title>`,
    '<rect width="100%" height="100%" fill="#fff"/>',
    text(margin.left, 20, 'start', title, ' font-size="14"'),
    `<g transform="translate(${margin.left} ${margin.top}) scale(${cellSize})" shape-rendering="crispEdges">`,
    `<rect width="${columns}" height="${rows}" fill="${colorOf(0)}"/>`,
    ...cellPaths(matrix, largest),
    '</g>',
    text(margin.left - 6, margin.top + 10, 'end', String(firstRow)),
    text(margin.left - 6, bottom, 'end', String(firstRow + rows - 1)),
    text(20, middle, 'middle', rowLabel, ` transform="rotate(-90 20 ${middle})"`),
    text(margin.left, bottom + 16, 'start', '0'),
    text(margin.left + width, bottom + 16, 'end', String(columns - 1)),
    text(margin.left + width / 2, bottom + 16, 'middle', columnLabel),
    text(margin.left, bottom + 40, 'start', `blue −${largest.toPrecision(3)}, white 0, red ${largest.toPrecision(3)}`),
    '</svg>',
    '',
  ].join('\n');
}

function checkMatrix({ rows, columns, data }: FloatTable<FloatArray>): void {
  requireInteger('matrix.rows', rows, 1, maxCells);
  requireInteger('matrix.columns', columns, 1, Math.floor(maxCells / rows));
  requireLength('matrix.data', data, rows * columns, 'rows × columns');
  const bad = data.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) throw badOption(`matrix.data[${bad}]`, data[bad], 'a finite number');
}

/** One path for each shade, equal neighbors in a row joined: a picture of n cells has far fewer than n elements. */
function cellPaths({ rows, columns, data }: FloatTable<FloatArray>, largest: number): string[] {
  const paths = new Map<number, string[]>();
  const shadeOf = (index: number): number => (largest === 0 ? 0 : Math.round((shades * data[index]!) / largest));
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; ) {
      const shade = shadeOf(row * columns + column);
      let end = column + 1;
      while (end < columns && shadeOf(row * columns + end) === shade) end++;
      const run = end - column;
      if (shade !== 0) {
        const path = paths.get(shade) ?? [];
        path.push(`M${column} ${row}h${run}v1h-${run}z`);
        paths.set(shade, path);
      }
      column = end;
    }
  return [...paths]
    .sort(([a], [b]) => a - b)
    .map(([shade, path]) => `<path fill="${colorOf(shade)}" d="${path.join('')}"/>`);
}

function colorOf(shade: number): string {
  const end = shade < 0 ? negative : positive;
  const part = Math.abs(shade) / shades;
  const channels = zero.map((from, i) => Math.round(from + (end[i]! - from) * part));
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
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
