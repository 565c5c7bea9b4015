import type { Matrix } from '@firth/core';
import type { JSX } from 'preact';
import { formatNumber, parseNumber } from './table-text.ts';

/** A table of which each number can be changed. */
export function TableEditor({
  table,
  onChange,
}: {
  readonly table: Matrix;
  readonly onChange: (table: Matrix) => void;
}): JSX.Element {
  const { rows, columns, data } = table;
  const change = (i: number, text: string): void => {
    const value = parseNumber(text);
    if (value !== undefined) onChange({ ...table, data: data.with(i, value) });
  };
  return (
    <div class="scroll">
      <table class="matrix">
        <caption>
          The table: {rows} rows of {columns}
        </caption>
        <tbody>
          {Array.from({ length: rows }, (_, row) => (
            <tr key={row}>
              <th scope="row">row {row}</th>
              {Array.from({ length: columns }, (_, column) => (
                <td key={column}>
                  <input
                    type="number"
                    step="any"
                    aria-label={`Row ${row}, column ${column}`}
                    value={formatNumber(data[row * columns + column]!)}
                    onChange={({ currentTarget }) => change(row * columns + column, currentTarget.value)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
