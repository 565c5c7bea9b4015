import type { Matrix } from '@firth/core';
import type { JSX } from 'preact';

/** A matrix in numbers, with the cells that matter marked. */
export function MatrixView({
  caption,
  matrix: { rows, columns, data },
  nameRow,
  isMarked = () => false,
}: {
  readonly caption: string;
  readonly matrix: Matrix;
  readonly nameRow: (row: number) => string;
  readonly isMarked?: (row: number, column: number) => boolean;
}): JSX.Element {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="scroll" tabIndex={0} aria-label={caption}>
      <table class="matrix">
        <caption>{caption}</caption>
        <tbody>
          {Array.from({ length: rows }, (_, row) => (
            <tr key={row}>
              <th scope="row">{nameRow(row)}</th>
              {Array.from(data.subarray(row * columns, (row + 1) * columns), (value, column) => (
                <td key={column} class={classOf(value, isMarked(row, column))}>
                  {Number(value.toPrecision(4))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function classOf(value: number, isMarked: boolean): string | undefined {
  if (isMarked) return 'marked';
  return value === 0 ? 'zero' : undefined;
}
