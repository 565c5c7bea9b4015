import { t5Bucket } from '@firth/positional-encoding';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { Choice, Slider } from '../../parts/fields.tsx';
import type { Grid } from '../../parts/heat-canvas.tsx';
import { Heatmap } from '../../parts/heatmap.tsx';
import { TableTwin } from '../../parts/table-twin.tsx';
import { useRoomState } from '../../shell/use-room-state.ts';
import { defaults } from './state.ts';

/** Queries and keys that are shown. */
const tokens = 64;

const readers = [
  ['encoder', 'an encoder: both directions'],
  ['decoder', 'a decoder: only what came before'],
] as const;

/** T5's buckets of distances. */
export function T5Buckets(): JSX.Element {
  const [state, change] = useRoomState(defaults);
  const buckets = Number(state.buckets);
  const farthest = Number(state.farthest);
  const reader = state.reader === 'decoder' ? 'decoder' : 'encoder';
  const bucketOf = useMemo(
    () => t5Bucket({ buckets, maxDistance: farthest, bidirectional: reader === 'encoder' }),
    [buckets, farthest, reader],
  );
  const grid = useMemo<Grid>(() => {
    const cell = (_: unknown, i: number): number => bucketOf((i % tokens) - Math.floor(i / tokens));
    return { rows: tokens, columns: tokens, data: Float32Array.from({ length: tokens * tokens }, cell) };
  }, [bucketOf]);
  const ranges = useMemo(() => rangesOf(bucketOf, farthest), [bucketOf, farthest]);
  return (
    <section aria-label="Buckets of distances">
      <h2>Buckets of distances (T5, 2020)</h2>
      <p class="words">
        Nothing is added to the vectors. Each pair of tokens gets a learned bonus by how far apart they are: near
        distances have a bucket each, far ones share them, and all from {farthest} on are one.
      </p>
      <div class="controls">
        <Slider
          label="Buckets"
          {...{ value: buckets, min: 4, max: 64, step: 4 }}
          onChange={(value) => change({ buckets: String(value) })}
        />
        <Slider
          label="Farthest distance"
          {...{ value: farthest, min: 64, max: 512, step: 16 }}
          onChange={(value) => change({ farthest: String(value) })}
        />
        <Choice label="Reader" value={reader} options={readers} onChange={(next) => change({ reader: next }, 'step')} />
      </div>
      <div class="panes">
        <div class="sheet">
          <Heatmap
            title="The bucket of each pair"
            {...{ grid, rowLabel: 'query', columnLabel: 'key', show: String, limit: buckets - 1 }}
          />
        </div>
        <div class="sheet">
          <h3>What a bucket holds of the tokens before</h3>
          <ol class="buckets" start={0}>
            {ranges.map(({ bucket, near, far }) => (
              <li key={bucket}>
                <span class="bucket-bar" style={{ width: `${(100 * Math.log2(far + 2 - near)) / 9}%` }} />
                <span>{near === far ? near : `${near} to ${far}`}</span>
              </li>
            ))}
          </ol>
          <TableTwin
            data={() => ({
              caption: 'Distances of each bucket',
              columns: ['bucket', 'from', 'to'],
              rows: ranges.map(({ bucket, near, far }) => [bucket, near, far >= farthest ? 'all beyond' : far]),
            })}
          />
        </div>
      </div>
    </section>
  );
}

interface BucketRange {
  readonly bucket: number;
  readonly near: number;
  readonly far: number;
}

/** Which distances back each bucket holds, up to `farthest`. */
function rangesOf(bucketOf: (distance: number) => number, farthest: number): readonly BucketRange[] {
  const ranges = new Map<number, BucketRange>();
  for (let far = 0; far <= farthest; far++) {
    const bucket = bucketOf(-far);
    ranges.set(bucket, { bucket, near: ranges.get(bucket)?.near ?? far, far });
  }
  return [...ranges.values()];
}
