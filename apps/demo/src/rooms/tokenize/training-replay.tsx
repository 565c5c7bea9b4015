import type { TieBreak } from '@firth/tokenizer/bpe';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { DataTable } from '../../parts/data-table.tsx';
import { Choice, Field, Slider } from '../../parts/fields.tsx';
import { useAnswer } from '../../shell/use-answer.ts';
import { tokenizers } from '../../tokenizing/tokenizers.ts';
import { parseWords } from './parse-words.ts';
import { replayTraining } from './replay-training.ts';

const tieBreaks: readonly (readonly [TieBreak, string])[] = [
  ['shorter-then-lexicographic', 'the shorter, then A to Z (SentencePiece)'],
  ['first-seen', 'the first seen (minbpe)'],
  ['smaller-ids', 'the smaller ids (Hugging Face)'],
];

const pairsShown = 12;

/** A training of BPE on a handful of words, merge by merge. */
export function TrainingReplay({
  words: written,
  tieBreak,
  step,
  onChange,
}: {
  readonly words: string;
  readonly tieBreak: string;
  readonly step: number;
  readonly onChange: (changes: { words?: string; ties?: string; step?: string }) => void;
}): JSX.Element {
  const words = useMemo(() => parseWords(written), [written]);
  const ties = tieBreaks.find(([rule]) => rule === tieBreak)?.[0] ?? 'shorter-then-lexicographic';
  const { value: merges = [], failure } = useAnswer(() => tokenizers().traceTraining(words, ties), [words, ties]);
  const done = merges.slice(0, Math.min(step, merges.length));
  const moment = useMemo(() => replayTraining(words, done), [words, merges, done.length]);
  const next = merges[done.length];
  const isNext = (left: string, right: string): boolean => next?.left === left && next.right === right;
  return (
    <>
      <div class="controls">
        <Field label="Words and how often they occur" wide>
          <input value={written} onInput={({ currentTarget }) => onChange({ words: currentTarget.value, step: '0' })} />
        </Field>
        <Choice
          label="Of equally frequent pairs goes first"
          value={ties}
          options={tieBreaks}
          onChange={(rule) => onChange({ ties: rule, step: '0' })}
        />
        <Slider
          label="Merges done"
          {...{ value: done.length, min: 0, max: Math.max(1, merges.length) }}
          show={(value) => `${value} of ${merges.length}`}
          onChange={(value) => onChange({ step: String(value) })}
        />
      </div>
      {failure !== undefined && <p class="failure">{failure}</p>}
      <div class="sheet">
        <ol class="split-words" aria-label="The words, as they are split now">
          {moment.words.map(({ symbols, count }, i) => (
            <li key={i}>
              {symbols.map((symbol, j) => (
                <span key={j} class="symbol">
                  {symbol}
                </span>
              ))}
              <span class="note">× {count}</span>
            </li>
          ))}
        </ol>
        <p class="words" aria-live="polite">
          {next ? (
            <>
              Next, <strong>{next.left}</strong> and <strong>{next.right}</strong> become <strong>{next.merged}</strong>
              : they stand side by side {next.count} times.
            </>
          ) : (
            'No pair occurs twice any more: the training is over.'
          )}
        </p>
        <div class="panes">
          <DataTable
            caption="Pairs, as they are counted now"
            columns={['pair', 'times', '']}
            rows={moment.pairs
              .slice(0, pairsShown)
              .map(({ left, right, count }) => [`${left} ${right}`, count, isNext(left, right) ? 'next' : ''])}
          />
          <DataTable
            caption="Merges so far"
            columns={['merge', 'token', 'times']}
            rows={done.map(({ left, right, merged, count }) => [`${left} ${right}`, merged, count])}
          />
        </div>
      </div>
    </>
  );
}
