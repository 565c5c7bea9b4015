import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { DataTable } from '../../parts/data-table.tsx';
import { LineChart } from '../../parts/line-chart.tsx';
import { formatCount } from '../../parts/numbers.ts';
import { useRoomState } from '../../shell/use-room-state.ts';
import type { TextSource } from '../../training/training-api.ts';
import { ExportButtons } from './export-buttons.tsx';
import { NeighborsNow } from './neighbors-now.tsx';
import { defaultSettings, settingsOf } from './settings.ts';
import { SettingsForm } from './settings-form.tsx';
import { TextChoice } from './text-choice.tsx';
import { useFrameRate } from './use-frame-rate.ts';
import { type Run, type Training, useTraining } from './use-training.ts';
import { WordCloud } from './word-cloud.tsx';

const defaults = { ...defaultSettings, word: 'war' };

/** Room 2: word2vec at work, its words moving. */
export default function Train(): JSX.Element {
  const [state, change] = useRoomState(defaults);
  const [source, setSource] = useState<TextSource>('bundled');
  const training = useTraining();
  const { runs, failure } = training;
  const last = runs.at(-1);
  const marked = useMemo(() => new Set([state.word]), [state.word]);
  return (
    <>
      <TextChoice onChange={setSource} />
      <SettingsForm state={state} onChange={change} />
      <RunControls training={training} onStart={() => training.start(source, settingsOf(state))} />
      {failure !== undefined && (
        <p class="failure" role="alert">
          {failure}
        </p>
      )}
      {!last && (
        <p class="words">
          Word2vec begins with a random vector for each word, and moves the vectors of words that stand near each other
          closer together, the others apart. Press Train and watch.
        </p>
      )}
      {last && (
        <>
          <div class="sheet">
            <WordCloud words={last.cloud} points={last.points} marked={marked} />
            <p class="note">
              {last.cloud.length} words, the most frequent behind the first fifty. Directions of their vectors, in the
              plane in which they differ most (PCA), turned from picture to picture to lie still (Procrustes).
            </p>
          </div>
          <div class="panes">
            <Curves runs={runs} values="losses" title="Loss" vertical="nats a pair" />
            <Curves runs={runs} values="speeds" title="Speed" vertical="words a second" />
          </div>
          <h2>What the vectors know</h2>
          <NeighborsNow word={state.word} runs={runs} onWord={(word) => change({ word })} />
          <h2>Runs</h2>
          <RunTable runs={runs} />
          <h2>Take it with you</h2>
          <ExportButtons />
        </>
      )}
    </>
  );
}

function RunControls({
  training,
  onStart,
}: {
  readonly training: Training;
  readonly onStart: () => void;
}): JSX.Element {
  const { state, runs } = training;
  const frames = useFrameRate(state === 'running');
  const last = runs.at(-1);
  return (
    <div class="controls">
      {state === 'idle' ? (
        <button type="button" class="primary" onClick={onStart}>
          Train
        </button>
      ) : (
        <>
          {state === 'running' ? (
            <button type="button" onClick={training.pause}>
              Pause
            </button>
          ) : (
            <button type="button" onClick={training.resume}>
              Go on
            </button>
          )}
          <button type="button" onClick={training.step}>
            Step
          </button>
          <button type="button" onClick={training.stop}>
            Stop
          </button>
        </>
      )}
      {last && (
        <>
          <label class="field">
            {`Run ${last.number}: ${(100 * last.fraction).toFixed(0)} %`}
            <progress value={last.fraction} />
          </label>
          <span class="note numbers">
            {[
              speedOf(last),
              last.vocabularySize > 0 && `${formatCount(last.vocabularySize)} words have vectors`,
              state === 'running' && frames !== undefined && `the page draws ${frames} frames a second`,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </>
      )}
    </div>
  );
}

function speedOf({ speeds, outcome }: Run): string {
  const speed = outcome?.wordsPerSecond ?? speeds.at(-1)?.[1];
  return speed === undefined ? 'reading the text' : `${formatCount(speed)} words a second`;
}

/** The last two runs: the one before is dashed. */
function Curves({
  runs,
  values,
  title,
  vertical,
}: {
  readonly runs: readonly Run[];
  readonly values: 'losses' | 'speeds';
  readonly title: string;
  readonly vertical: string;
}): JSX.Element {
  const shown = runs.slice(-2).reverse();
  return (
    <div class="sheet">
      <LineChart
        title={title}
        horizontal="words read"
        vertical={vertical}
        lines={shown.map((run, i) => ({
          ...{ name: `run ${run.number}`, points: run[values] },
          ...(i === 0 ? { color: 1 } : { color: 2, isDashed: true }),
        }))}
        {...(values === 'speeds' && { range: [0, highest(shown)] })}
      />
    </div>
  );
}

function highest(runs: readonly Run[]): number {
  return Math.max(1, ...runs.flatMap(({ speeds }) => speeds.map(([, speed]) => speed)));
}

function RunTable({ runs }: { readonly runs: readonly Run[] }): JSX.Element {
  return (
    <DataTable
      caption="All runs of this visit"
      columns={['run', 'settings', 'done', 'loss', 'words a second', 'seconds', 'threads']}
      rows={runs.map(({ number, settings, fraction, losses, outcome }) => [
        number,
        `${settings.architecture}, ${settings.dimensions} dimensions, window ${settings.window}, ${settings.epochs} epochs, rate ${settings.learningRate}, seed ${settings.seed}`,
        `${(100 * fraction).toFixed(0)} %`,
        (outcome?.loss ?? losses.at(-1)?.[1] ?? Number.NaN).toFixed(3),
        outcome ? formatCount(outcome.wordsPerSecond) : '',
        outcome ? outcome.seconds.toFixed(1) : '',
        outcome?.threads ?? settings.threads,
      ])}
    />
  );
}
