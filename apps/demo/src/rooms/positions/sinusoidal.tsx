import { type SinusoidalLayout, sinusoidal } from '@firth/positional-encoding';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { Choice, Slider } from '../../parts/fields.tsx';
import type { Grid } from '../../parts/heat-canvas.tsx';
import { Heatmap } from '../../parts/heatmap.tsx';
import { useRoomState } from '../../shell/use-room-state.ts';
import { defaults } from './state.ts';

/** Positions that are shown at once. */
const rows = 64;

const layouts: readonly (readonly [SinusoidalLayout, string])[] = [
  ['interleaved', 'sine, cosine, sine, … (the paper)'],
  ['halves', 'sines, then cosines (Marian, XLNet)'],
  ['tensor2tensor', "sines, then cosines (the paper's program)"],
];

/** Sines and cosines that are added to a token's vector, and how alike two positions are by them. */
export function Sinusoidal(): JSX.Element {
  const [state, change] = useRoomState(defaults);
  const layout = layouts.find(([name]) => name === state.layout)?.[0] ?? 'interleaved';
  const dimensions = Number(state.dimensions);
  const first = Number(state.first);
  const table = useMemo<Grid>(
    () => ({ rows, columns: dimensions, data: sinusoidal({ dimensions, layout }).table(rows, first) }),
    [dimensions, layout, first],
  );
  const products = useMemo(() => productsOf(table), [table]);
  const nameRow = (row: number): string => String(first + row);
  return (
    <section aria-label="Sines and cosines">
      <h2>Sines and cosines (Vaswani et al. 2017)</h2>
      <p class="words">
        Each row is added to the vector of the token that stands there. Quick waves tell neighbors apart, slow ones tell
        the beginning of a text from its end.
      </p>
      <div class="controls">
        <Choice label="Layout" value={layout} options={layouts} onChange={(next) => change({ layout: next }, 'step')} />
        <Slider
          label="Dimensions"
          {...{ value: dimensions, min: 8, max: 128, step: 8 }}
          onChange={(value) => change({ dimensions: String(value) })}
        />
        <Slider
          label="First position"
          {...{ value: first, min: 0, max: 4096, step: 16 }}
          onChange={(value) => change({ first: String(value) })}
        />
      </div>
      <div class="panes">
        <div class="sheet">
          <Heatmap
            title="What is added"
            {...{ grid: table, rowLabel: 'position', columnLabel: 'dimension', nameRow, limit: 1, aspect: 1 }}
          />
        </div>
        <div class="sheet">
          <Heatmap
            title="How alike two positions are: the product of their rows"
            {...{ grid: products, rowLabel: 'position', columnLabel: 'position', nameRow, nameColumn: nameRow }}
          />
        </div>
      </div>
      <p class="note">
        {layout === 'tensor2tensor'
          ? 'The frequencies of this layout fall a little faster than those of the others.'
          : 'The first two layouts hold the same numbers in another order, so that their products are the same.'}{' '}
        Move the first position: the products stay, for they depend on the distance alone.
      </p>
    </section>
  );
}

/** The dot products of all pairs of rows. */
function productsOf({ columns, data }: Grid): Grid {
  const products = new Float32Array(rows * rows);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < rows; j++) {
      let sum = 0;
      for (let k = 0; k < columns; k++) sum += data[i * columns + k]! * data[j * columns + k]!;
      products[i * rows + j] = sum;
    }
  return { rows, columns: rows, data: products };
}
