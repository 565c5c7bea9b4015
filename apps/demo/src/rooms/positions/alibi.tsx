import { alibi, alibiSlopes } from '@firth/positional-encoding';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { Slider } from '../../parts/fields.tsx';
import type { Grid } from '../../parts/heat-canvas.tsx';
import { Heatmap } from '../../parts/heatmap.tsx';
import { TableTwin } from '../../parts/table-twin.tsx';
import { useRoomState } from '../../shell/use-room-state.ts';
import { defaults } from './state.ts';

/** Queries and keys that are shown. */
const tokens = 48;

/** ALiBi's slopes, and what the one of a head takes from the scores. */
export function ALiBi(): JSX.Element {
  const [state, change] = useRoomState(defaults);
  const heads = Number(state.heads);
  const head = Math.min(Number(state.head), heads);
  const slopes = useMemo(() => alibiSlopes(heads), [heads]);
  const grid = useMemo(() => biasOf(heads, head - 1), [heads, head]);
  return (
    <section aria-label="Slopes">
      <h2>Slopes (ALiBi, 2022)</h2>
      <p class="words">
        The simplest of all: the farther a token, the more is taken from its score, in a straight line. Each head has a
        slope of its own, so that some look near and some look far. Nothing is learned.
      </p>
      <div class="controls">
        <Slider
          label="Heads"
          {...{ value: heads, min: 1, max: 16 }}
          onChange={(value) => change({ heads: String(value) })}
        />
        <Slider
          label="Head"
          {...{ value: head, min: 1, max: heads }}
          onChange={(value) => change({ head: String(value) })}
        />
      </div>
      <div class="panes">
        <div class="sheet">
          <h3>Slopes</h3>
          <ol class="slopes">
            {Array.from(slopes, (slope, i) => (
              <li key={i} class={i + 1 === head ? 'chosen' : undefined}>
                <SlopeLine slope={slope} />
                <span>{Number(slope.toPrecision(3))}</span>
              </li>
            ))}
          </ol>
          <TableTwin
            data={() => ({
              caption: `Slopes of ${heads} heads`,
              columns: ['head', 'slope', 'taken at a distance of 10'],
              rows: Array.from(slopes, (slope, i) => [i + 1, slope, -10 * slope]),
            })}
          />
        </div>
        <div class="sheet">
          <Heatmap
            title={`What head ${head} adds to the scores`}
            {...{ grid, rowLabel: 'query', columnLabel: 'key', show: (bias) => bias.toPrecision(3) }}
          />
        </div>
      </div>
      {heads !== 2 ** Math.floor(Math.log2(heads)) && (
        <p class="note">
          {heads} is no power of two: the last heads take every other slope of the power above, out of order.
        </p>
      )}
    </section>
  );
}

/** A line that falls to the left as the bias does, over sixteen tokens. */
function SlopeLine({ slope }: { readonly slope: number }): JSX.Element {
  return (
    <svg viewBox="0 0 64 12" preserveAspectRatio="none" aria-hidden="true">
      <line x1="63" y1="1" x2="1" y2={1 + 10 * Math.min(1, 1.8 * slope)} />
    </svg>
  );
}

/** What is added to the scores of one of several heads; nothing to those of later keys, which are masked. */
function biasOf(heads: number, head: number): Grid {
  const size = tokens * tokens;
  const scores = new Float32Array(heads * size);
  alibi({ heads }).addTo(scores, tokens, tokens);
  return { rows: tokens, columns: tokens, data: scores.subarray(head * size, (head + 1) * size) };
}
