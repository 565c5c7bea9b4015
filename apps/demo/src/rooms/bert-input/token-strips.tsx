import type { Encoding } from '@firth/core';
import type { JSX } from 'preact';
import { type Grid, HeatCanvas } from '../../parts/heat-canvas.tsx';
import { useGradually } from '../../parts/use-gradually.ts';
import { type BERTRows, rowOf } from './bert-rows.ts';

/** The deepest color of a table's numbers, three deviations, and of normalized ones. */
const limits = { parts: 0.06, output: 3 };

/** Tokens that a frame adds: each has five canvases. */
const portion = 4;

/** All tokens with their sums: a strip of colors for each vector, a color for each number. */
export function TokenStrips({
  encoding: { ids, tokens, typeIds },
  rows,
  chosen,
  onChoose,
}: {
  readonly encoding: Encoding;
  readonly rows: BERTRows;
  readonly chosen: number;
  readonly onChoose: (token: number) => void;
}): JSX.Element {
  const shown = useGradually(tokens.length, portion);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="scroll" tabIndex={0} aria-label="Tokens and their sums">
      <table class="strips">
        <caption>A strip a vector, a color a number</caption>
        <thead>
          <tr>
            {['token', 'word', 'position', 'segment', 'their sum', 'after LayerNorm'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tokens.slice(0, shown).map((token, i) => (
            <tr key={i} class={i === chosen ? 'chosen' : undefined}>
              <th scope="row">
                <button type="button" aria-pressed={i === chosen} onClick={() => onChoose(i)}>
                  {token}
                </button>
              </th>
              <Strip name={`id ${ids[i]}`} grid={rows.words} row={i} limit={limits.parts} />
              <Strip name={`+ ${i}`} grid={rows.positions} row={i} limit={limits.parts} />
              <Strip name={`+ ${'AB'[typeIds[i]!]}`} grid={rows.segments} row={i} limit={limits.parts} />
              <Strip name="=" grid={rows.sum} row={i} limit={limits.parts} />
              <Strip name="→" grid={rows.output} row={i} limit={limits.output} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Strip({
  name,
  grid,
  row,
  limit,
}: {
  readonly name: string;
  readonly grid: Grid;
  readonly row: number;
  readonly limit: number;
}): JSX.Element {
  return (
    <td>
      <span class="strip-name">{name}</span>
      <span class="strip">
        <HeatCanvas grid={rowOf(grid, row)} limit={limit} />
      </span>
    </td>
  );
}
