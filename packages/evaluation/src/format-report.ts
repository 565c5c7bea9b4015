import type { EvaluationReport } from './create-report.ts';
import { type ReportTable, tablesOf } from './report-tables.ts';

/**
 * Returns `report` as text with aligned columns, as Markdown tables or as JSON, without a newline at the end.
 *
 * @example
 * ```ts
 * const words = createVocabulary(['king', 'queen', 'man', 'woman']);
 * const data = Float32Array.of(2, 1, 0, 2, 0, 1, 0, 1, 0, 0, 0, 1);
 * const vectors = createWordVectors(words, { rows: 4, columns: 3, data });
 * const pairs = readWordPairs('king queen 8.5\nking man 8\nqueen man 3');
 * console.log(formatReport(createReport(vectors, { pairs: [{ name: 'mine', pairs }] }), 'text'));
 * // Spearman  Pearson  pairs  unknown  word pairs
 * //   1.0000   0.9311      3        0  mine
 * ```
 */
export function formatReport(report: EvaluationReport, format: 'text' | 'markdown' | 'json'): string {
  if (format === 'json') return JSON.stringify(report);
  const lines = format === 'text' ? textLines : markdownLines;
  return tablesOf(report)
    .map((table) => lines(table).join('\n'))
    .join('\n\n');
}

/** All columns but the last, which holds names of unknown width on a screen, are padded on the left. */
function textLines({ columns, rows }: ReportTable): string[] {
  const widths = columns.map((title, i) => rows.reduce((width, row) => Math.max(width, row[i]!.length), title.length));
  const last = columns.length - 1;
  return [columns, ...rows].map((cells) =>
    cells.map((cell, i) => (i === last ? cell : cell.padStart(widths[i]!))).join('  '),
  );
}

function markdownLines({ columns, rows }: ReportTable): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.map(escapeCell).join(' | ')} |`;
  const rule = columns.map((_, i) => (i === columns.length - 1 ? '---' : '---:'));
  return [line(columns), `| ${rule.join(' | ')} |`, ...rows.map(line)];
}

/** A name may hold what ends a cell or begins HTML. */
function escapeCell(text: string): string {
  return text.replace(/[\\|<>&]/g, '\\$&').replace(/\s+/g, ' ');
}
