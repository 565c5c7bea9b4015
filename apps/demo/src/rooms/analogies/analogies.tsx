import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { firstModel } from '../../models/bundled-models.ts';
import { ModelChoice, useKnownModel } from '../../models/model-choice.tsx';
import { models } from '../../models/models.ts';
import type { AnalogyAnswer, AnalogyMethod } from '../../models/models-api.ts';
import { SimilarityBars } from '../../models/similarity-bars.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { Choice, Field } from '../../parts/fields.tsx';
import { useAnswer } from '../../shell/use-answer.ts';
import { useRoomState } from '../../shell/use-room-state.ts';
import type { Drawing } from './draw-question.ts';
import { arithmetic, describeRank, presets, questionOf } from './presets.ts';
import { QuestionPlane } from './question-plane.tsx';
import './analogies.css';

const defaults = { model: firstModel, question: questionOf(presets[0]!), method: '3CosAdd' };

/** Room 3: what is to c as a is to b, drawn in the plane of the question, with the misses. */
export default function Analogies(): JSX.Element {
  const [state, change] = useRoomState(defaults);
  const model = useKnownModel(state.model);
  const method: AnalogyMethod = state.method === '3CosMul' ? '3CosMul' : '3CosAdd';
  const [typed, setTyped] = useState<string>();
  const { value, failure, isPending } = useAnswer(
    () => models().ask(model, state.question, method),
    [model, state.question, method],
  );
  const ask = (question: string): void => {
    setTyped(undefined);
    change({ question }, 'step');
  };
  const expected = presets.find((preset) => questionOf(preset) === state.question)?.expected;
  return (
    <>
      <form
        class="controls"
        onSubmit={(event) => {
          event.preventDefault();
          ask((typed ?? state.question).trim());
        }}
      >
        <Field label="Question" wide>
          <input
            type="text"
            spellcheck={false}
            autocapitalize="off"
            value={typed ?? state.question}
            onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          />
        </Field>
        <button type="submit" class="primary">
          Ask
        </button>
        <Choice
          label="Method"
          value={method}
          options={[
            ['3CosAdd', '3CosAdd: add and take away'],
            ['3CosMul', '3CosMul: multiply and divide'],
          ]}
          onChange={(next) => change({ method: next })}
        />
        <ModelChoice value={model} onChange={(next) => change({ model: next }, 'step')} />
      </form>
      {failure !== undefined && (
        <p class="failure" role="alert">
          {failure}
        </p>
      )}
      {value && <Answered answer={value} method={method} expected={expected} isPending={isPending} />}
      <Presets {...{ model, method }} onAsk={ask} />
    </>
  );
}

function Answered({
  answer: { answers, drawing },
  method,
  expected,
  isPending,
}: {
  readonly answer: AnalogyAnswer;
  readonly method: AnalogyMethod;
  readonly expected: string | undefined;
  readonly isPending: boolean;
}): JSX.Element {
  const best = answers[0];
  return (
    <div class="sheet" aria-busy={isPending}>
      <p class="verdict" role="status">
        {best ? (
          <>
            {drawing.result.label} ≈ <strong>{best.word}</strong>
            {expected !== undefined && verdict(expected, best.word)}
          </>
        ) : (
          'There is no other word to answer with.'
        )}
      </p>
      <div class="panes">
        <figure>
          <QuestionPlane drawing={drawing} expected={expected} />
          <figcaption class="note">{explain(drawing)}</figcaption>
        </figure>
        <SimilarityBars
          title={method === '3CosAdd' ? 'Cosine with the result' : 'Quotient of similarities (no cosine)'}
          neighbors={answers}
          marked={expected === undefined ? [] : [expected]}
        />
      </div>
      <details>
        <summary>The drawing in numbers</summary>
        <DataTable
          caption="Where the vectors meet the plane, and how far beside it they are"
          columns={['', 'x', 'y', 'beside the plane']}
          rows={[...drawing.words, drawing.result, ...drawing.answers].map(({ label, x, y, distance }) => [
            label,
            ...[x, y, distance].map((number) => number.toFixed(3)),
          ])}
        />
      </details>
    </div>
  );
}

function verdict(expected: string, best: string): JSX.Element {
  return best === expected ? (
    <span class="hit"> ✓ as a person would say</span>
  ) : (
    <span class="miss"> ✗ a person would say “{expected}”</span>
  );
}

function explain({ shape, answers, length }: Drawing): string {
  const lengthOfResult = `The result has length ${length.toFixed(2)}; words are compared by direction alone.`;
  const plane =
    shape === 'parallelogram'
      ? 'The four corners lie in one plane and are drawn true, every word with length 1.'
      : 'The result and the first word that points elsewhere span this plane; words have length 1, and arrows begin at the origin.';
  const best = answers[0];
  if (!best) return `${plane} ${lengthOfResult}`;
  return `${plane} Answers lie beside it: “${best.label}” is ${best.distance.toFixed(2)} away from its dot here, which the drawing loses, so what looks near need not be near. ${lengthOfResult}`;
}

function Presets({
  model,
  method,
  onAsk,
}: {
  readonly model: string;
  readonly method: AnalogyMethod;
  readonly onAsk: (question: string) => void;
}): JSX.Element {
  const { value: ranks = [] } = useAnswer(() => models().ranks(model, presets, method), [model, method]);
  const hits = ranks.filter((rank) => rank === 1).length;
  return (
    <>
      <h2>Some that work, and some that do not</h2>
      <p class="words">
        {ranks.length > 0 && `${hits} of these ${presets.length} come out right here. `}
        Analogies need words seen often, in the company that sets them apart: presidents speak of nations and trade,
        hardly of kings and queens.
      </p>
      <ul class="presets">
        {presets.map((preset, i) => (
          <li key={questionOf(preset)}>
            <button type="button" onClick={() => onAsk(questionOf(preset))}>
              {questionOf(preset)}
            </button>{' '}
            <span class={ranks[i] === 1 ? 'hit' : 'miss'}>
              {preset.expected}
              {ranks[i] !== undefined && `: ${describeRank(ranks[i])}`}
            </span>
          </li>
        ))}
      </ul>
      <h2>Arithmetic</h2>
      <p class="words">
        Any sum of words is a direction: + and − between blanks, × or * and ÷ or / with numbers, parentheses. 3CosMul
        takes only + and −.
      </p>
      <ul class="presets">
        {arithmetic.map((question) => (
          <li key={question}>
            <button type="button" onClick={() => onAsk(question)}>
              {question}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
