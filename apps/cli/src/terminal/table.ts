import { escapeForTerminal } from './escape.ts';

/** A column of a {@link formatTable}. */
export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
}

/**
 * Returns rows of cells as lines of aligned columns under their titles, two blanks apart, all escaped for the terminal. The last column
 * is padded only where it is aligned to the right: what is of unknown width on a screen, such as words in any script, goes there.
 */
export function formatTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const lines = [columns.map(({ title }) => title), ...rows].map((cells) => cells.map(escapeForTerminal));
  const padded = (i: number): string[] => {
    const width = lines.reduce((widest, cells) => Math.max(widest, cells[i]!.length), 0);
    return lines.map((cells) => (columns[i]!.align === 'right' ? cells[i]!.padStart(width) : cells[i]!.padEnd(width)));
  };
  const columnsPadded = columns.map(({ align }, i) =>
    i === columns.length - 1 && align !== 'right' ? lines.map((cells) => cells[i]!) : padded(i),
  );
  return lines.map((_, row) => columnsPadded.map((column) => column[row]!).join('  '));
}
