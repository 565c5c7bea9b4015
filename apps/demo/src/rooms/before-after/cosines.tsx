import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { DataTable } from '../../parts/data-table.tsx';
import { Field } from '../../parts/fields.tsx';
import { type Line, LineChart } from '../../parts/line-chart.tsx';
import { pairsOf } from '../../training/training-api.ts';
import { mostThreads } from '../train/settings.ts';
import { type Moment, seeds, type Trainings, useThreeTrainings } from './use-three-trainings.ts';

/** More words would make more lines than colors. */
const mostWords = 4;
const colors = [1, 2, 3, 4, 5, 6] as const;

/** A word seen less often has a vector that says little. */
const seldom = 5;

/** How near words are to each other before, during and after training, with three different beginnings. */
export function Cosines({
  written,
  onWords,
}: {
  readonly written: string;
  readonly onWords: (words: string) => void;
}): JSX.Element {
  const words = useMemo(() => wordsIn(written), [written]);
  const trainings = useThreeTrainings(mostThreads);
  const { isRunning, failure, runs } = trainings;
  return (
    <>
      <div class="controls">
        <Field label="Words, two to four" wide>
          <input value={written} disabled={isRunning} onInput={({ currentTarget }) => onWords(currentTarget.value)} />
        </Field>
        {isRunning ? (
          <button type="button" onClick={trainings.stop}>
            Stop
          </button>
        ) : (
          <button type="button" class="primary" disabled={words.length < 2} onClick={() => trainings.start(words)}>
            Train three times
          </button>
        )}
        <span class="note" role="status">
          {isRunning && `Run ${runs.length} of ${seeds.length}`}
        </span>
      </div>
      {failure !== undefined && (
        <p class="failure" role="alert">
          {failure}
        </p>
      )}
      {runs.length > 0 && <Result words={words} trainings={trainings} />}
    </>
  );
}

/** Returns the words in `text`, in small letters as in the text of the page, each once. */
export function wordsIn(text: string): string[] {
  return [...new Set(text.toLowerCase().match(/[^\s,]+/g) ?? [])].slice(0, mostWords);
}

function Result({
  words,
  trainings,
}: {
  readonly words: readonly string[];
  readonly trainings: Trainings;
}): JSX.Element {
  const { runs, counts } = trainings;
  const pairs = pairsOf(words);
  const lines = pairs.flatMap(([a, b], pair) =>
    runs.map(
      (moments): Line => ({
        name: `${a} and ${b}`,
        color: colors[pair]!,
        points: moments.map(({ fraction, cosines }) => [100 * fraction, cosines[pair] ?? Number.NaN]),
      }),
    ),
  );
  return (
    <div class="sheet">
      <LineChart
        title="Cosine of the vectors, in three runs that begin at random"
        horizontal="% of training"
        vertical="cosine"
        lines={lines}
        range={[-0.4, 1]}
        show={(value) => value.toFixed(2)}
      />
      <DataTable
        caption="Before and after"
        columns={['pair', 'at random', ...seeds.map((seed) => `after, seed ${seed}`), 'mean after']}
        rows={pairs.map(([a, b], pair) => {
          const before = runs.map((moments) => moments[0]?.cosines[pair]);
          const after = seeds.map((_, i) => lastOf(runs[i])?.cosines[pair]);
          return [`${a} and ${b}`, show(meanOf(before)), ...after.map(show), show(meanOf(after))];
        })}
      />
      {counts.length === words.length && <Occurrences words={words} counts={counts} />}
    </div>
  );
}

function Occurrences({
  words,
  counts,
}: {
  readonly words: readonly string[];
  readonly counts: readonly number[];
}): JSX.Element {
  return (
    <p class="words">
      The addresses have {words.map((word, i) => `“${word}” ${timesOf(counts[i]!)}`).join(', ')}.{' '}
      {counts.some((count) => count < seldom) &&
        'A word that is seen so seldom learns next to nothing: its cosines are chance, whatever they are.'}
    </p>
  );
}

function timesOf(count: number): string {
  if (count === 0) return 'never';
  return count === 1 ? 'once' : `${count} times`;
}

function lastOf(moments: readonly Moment[] | undefined): Moment | undefined {
  const last = moments?.at(-1);
  return last?.fraction === 1 ? last : undefined;
}

function meanOf(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0) / known.length;
}

function show(value: number | undefined): string {
  if (value === undefined) return '';
  return Number.isNaN(value) ? 'no vector' : value.toFixed(3);
}
