import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { firstModel } from '../../models/bundled-models.ts';
import { ModelChoice, useKnownModel } from '../../models/model-choice.tsx';
import { WordField } from '../../models/word-field.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { Choice, Slider } from '../../parts/fields.tsx';
import { useRoomState } from '../../shell/use-room-state.ts';
import { type DragMode, MapCanvas } from './map-canvas.tsx';
import { useProjection } from './use-projection.ts';
import { centerOn, wholeView } from './view.ts';
import './map.css';

const defaults = { model: firstModel, method: 'PCA', words: '5000', dimensions: '2', clusters: '6', word: '' };
const methods = ['PCA', 't-SNE', 'UMAP'] as const;
const sizes = ['500', '2000', '5000', '10000', '20000'];
const flightZoom = 8;
const mostListed = 200;

/** Room 5: the most frequent words as points, near one another where their vectors are. */
export default function WordMap(): JSX.Element {
  const [state, change] = useRoomState(defaults);
  const [view, setView] = useState(wholeView);
  const [drag, setDrag] = useState<DragMode>('move');
  const [lassoed, setLassoed] = useState<readonly number[]>([]);
  const model = useKnownModel(state.model);
  const method = methods.find((name) => name === state.method) ?? 'PCA';
  const dimensions = state.dimensions === '3' ? 3 : 2;
  const { words, points, clusters, fraction, failure } = useProjection({
    ...{ model, method, dimensions },
    words: sizes.includes(state.words) ? Number(state.words) : Number(defaults.words),
    clusters: Math.min(12, Math.max(1, Math.round(Number(state.clusters)) || 1)),
  });
  const found = words?.indexOf(state.word) ?? -1;
  const flyTo = (word: string): void => {
    change({ word });
    const row = words?.indexOf(word) ?? -1;
    if (row >= 0 && points) setView(centerOn(view, points.subarray(3 * row, 3 * row + 3), flightZoom));
  };
  const project = (changes: Parameters<typeof change>[0]): void => {
    setLassoed([]);
    change(changes);
  };
  return (
    <>
      <div class="controls">
        <Choice label="Projection" value={method} options={methods} onChange={(next) => project({ method: next })} />
        <Choice label="Words" value={state.words} options={sizes} onChange={(next) => project({ words: next })} />
        <Choice
          label="Space"
          value={String(dimensions)}
          options={[
            ['2', 'flat'],
            ['3', 'in depth'],
          ]}
          onChange={(next) => {
            setView(wholeView);
            setDrag(next === '3' ? 'turn' : 'move');
            project({ dimensions: next });
          }}
        />
        <Choice
          label="Drag to"
          value={drag}
          options={dimensions === 3 ? ['move', 'turn', 'lasso'] : ['move', 'lasso']}
          onChange={setDrag}
        />
        <WordField label="Fly to" model={model} word={state.word} onWord={flyTo} />
        <Slider
          label="Clusters"
          {...{ value: Number(state.clusters), min: 1, max: 12 }}
          onChange={(next) => project({ clusters: String(next) })}
        />
        <ModelChoice value={model} onChange={(next) => project({ model: next })} />
      </div>
      {fraction !== undefined && (
        <p role="status">
          Computing {method} … <progress value={fraction} aria-label="Progress" />
        </p>
      )}
      {failure !== undefined && (
        <p class="failure" role="alert">
          {failure}
        </p>
      )}
      {words && points && clusters && (
        <>
          <MapCanvas
            {...{ words, points, clusters, view, drag }}
            marked={found < 0 ? lassoed : [found, ...lassoed]}
            onView={setView}
            onLasso={setLassoed}
          />
          {state.word !== '' && found < 0 && (
            <p class="failure" role="alert">
              “{state.word}” is not among these {words.length} words.
            </p>
          )}
          <p class="note">
            {words.length} words. Wheel, + and − zoom, arrow keys move, 0 shows all. Colors are clusters by k-means in
            all dimensions,{' '}
            {method === 'PCA'
              ? 'places the directions of greatest variance'
              : 'places show who is near whom, not how far apart groups are'}
            : what lies together here need not be near there.
          </p>
          <details open={lassoed.length > 0}>
            <summary>{lassoed.length > 0 ? `${lassoed.length} words in the lasso` : 'The points in numbers'}</summary>
            <DataTable
              caption={`The first ${mostListed} at most`}
              columns={['word', 'cluster', 'x', 'y', 'z']}
              rows={(lassoed.length > 0 ? lassoed : [...words.keys()])
                .slice(0, mostListed)
                .map((row) => [
                  words[row]!,
                  clusters[row]! + 1,
                  ...[...points.subarray(3 * row, 3 * row + 3)].map((value) => value.toFixed(3)),
                ])}
            />
          </details>
        </>
      )}
    </>
  );
}
