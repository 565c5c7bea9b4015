import type { Neighbor } from '@firth/vectors';
import type { JSX } from 'preact';
import { bundledModels, firstModel } from '../../models/bundled-models.ts';
import { ModelChoice, useKnownModel } from '../../models/model-choice.tsx';
import { ModelDrop } from '../../models/model-drop.tsx';
import { models, useModelNames } from '../../models/models.ts';
import { SimilarityBars } from '../../models/similarity-bars.tsx';
import { WordField } from '../../models/word-field.tsx';
import { Choice } from '../../parts/fields.tsx';
import { type Answer, useAnswer } from '../../shell/use-answer.ts';
import { useRoomState } from '../../shell/use-room-state.ts';
import { walkTo } from './walk-to.ts';
import './neighbors.css';

const defaults = { word: 'liberty', left: firstModel, right: bundledModels[1] ?? '', path: '' };
const count = 15;
const examples = ['war', 'railroad', 'nuclear', 'japan', 'health', 'gold', 'children', 'constitution'];

/** Room 4: the nearest words of a word in two models, from which one can walk on. */
export default function Neighbors(): JSX.Element {
  const [state, change] = useRoomState(defaults);
  const { word } = state;
  const left = useKnownModel(state.left);
  const names = useModelNames();
  const right = names.includes(state.right) ? state.right : '';
  const leftAnswer = useAnswer(() => models().neighbors(left, word, count), [left, word]);
  const rightAnswer = useAnswer(
    async () => (right === '' ? [] : models().neighbors(right, word, count)),
    [right, word],
  );
  const path = state.path.split(' ').filter((step) => step !== '');
  const walk = (next: string): void => change({ word: next, path: walkTo(path, word, next).join(' ') }, 'step');
  const shared = sharedWords(leftAnswer.value, rightAnswer.value);
  const pane = { word, shared, onWord: walk };
  return (
    <>
      <div class="controls">
        <WordField model={left} word={word} onWord={walk} />
        <ModelChoice label="Left" value={left} onChange={(model) => change({ left: model }, 'step')} />
        <Choice
          label="Right"
          value={right}
          options={[['', 'none'], ...names]}
          onChange={(model) => change({ right: model }, 'step')}
        />
      </div>
      <Words label="Try" words={examples.filter((example) => example !== word)} onWord={walk} />
      {path.length > 0 && <Words label="You came by" words={path} onWord={walk} />}
      <div class="panes">
        <Pane {...pane} model={left} answer={leftAnswer} />
        {right === '' ? (
          <div class="sheet neighbors">
            <h2>Another model beside it</h2>
            <p class="note">
              Vectors know what their text knows: a second model, of another text, has other neighbors. Drop one below.
            </p>
          </div>
        ) : (
          <Pane {...pane} model={right} answer={rightAnswer} />
        )}
      </div>
      {right !== '' && leftAnswer.value && rightAnswer.value && (
        <p class="words">
          <strong>{shared.length}</strong> of {count} neighbors are the same, in amber.
        </p>
      )}
      <ModelDrop onModel={(model) => change({ right: model })} />
    </>
  );
}

function Pane({
  model,
  word,
  answer: { value, failure, isPending },
  shared,
  onWord,
}: {
  readonly model: string;
  readonly word: string;
  readonly answer: Answer<readonly Neighbor[]>;
  readonly shared: readonly string[];
  readonly onWord: (word: string) => void;
}): JSX.Element {
  return (
    <section class="sheet neighbors" aria-label={model} aria-busy={isPending}>
      <h2>{model}</h2>
      {failure !== undefined && (
        <p class="failure" role="alert">
          {failure}
        </p>
      )}
      {value && (
        <SimilarityBars title={`Nearest to “${word}”, by cosine`} neighbors={value} marked={shared} onWord={onWord} />
      )}
      {value === undefined && failure === undefined && <p role="status">Opening {model} …</p>}
    </section>
  );
}

function Words({
  label,
  words,
  onWord,
}: {
  readonly label: string;
  readonly words: readonly string[];
  readonly onWord: (word: string) => void;
}): JSX.Element {
  return (
    <p class="steps">
      <span class="note">{label}</span>{' '}
      {words.map((word) => (
        <button key={word} type="button" onClick={() => onWord(word)}>
          {word}
        </button>
      ))}
    </p>
  );
}

function sharedWords(left: readonly Neighbor[] = [], right: readonly Neighbor[] = []): string[] {
  const others = new Set(right.map(({ word }) => word));
  return left.flatMap(({ word }) => (others.has(word) ? [word] : []));
}
