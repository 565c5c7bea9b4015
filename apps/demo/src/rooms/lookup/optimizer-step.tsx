import type { Matrix, SparseGradient } from '@firth/core';
import { adam, sgd } from '@firth/embedding';
import type { JSX } from 'preact';
import { Choice, Slider } from '../../parts/fields.tsx';
import { useRoomState } from '../../shell/use-room-state.ts';
import { MatrixView } from './matrix-view.tsx';
import { defaults } from './state.ts';
import { formatTable } from './table-text.ts';

const optimizers = [
  ['sgd', 'SGD'],
  ['adam', 'Adam, its first step'],
] as const;

/** The table before and after an optimizer's step, which can be made. */
export function Step({ table, gradient }: { readonly table: Matrix; readonly gradient: SparseGradient }): JSX.Element {
  const [state, change] = useRoomState(defaults);
  const optimizer = state.optimizer === 'adam' ? 'adam' : 'sgd';
  const learningRate = Number(state.rate);
  const after = { ...table, data: table.data.slice() };
  (optimizer === 'adam' ? adam : sgd)(after, { learningRate }).step(gradient);
  const hasMoved = (row: number, column: number): boolean => {
    const i = row * table.columns + column;
    return after.data[i] !== table.data[i];
  };
  return (
    <section aria-label="One step">
      <h2>One step</h2>
      <div class="controls">
        <Choice
          label="Optimizer"
          value={optimizer}
          options={optimizers}
          onChange={(next) => change({ optimizer: next }, 'step')}
        />
        <Slider
          label="Learning rate"
          {...{ value: learningRate, min: 0.01, max: 1, step: 0.01 }}
          onChange={(value) => change({ rate: String(value) })}
        />
        <button type="button" class="primary" onClick={() => change({ table: formatTable(after) }, 'step')}>
          Make the step
        </button>
      </div>
      <div class="sheet equation">
        <MatrixView caption="before" matrix={table} nameRow={(row) => `row ${row}`} />
        <span class="sign">→</span>
        <MatrixView caption="after" matrix={after} nameRow={(row) => `row ${row}`} isMarked={hasMoved} />
      </div>
      <p class="note">
        Only rows that the ids named have moved
        {optimizer === 'sgd'
          ? ', toward zero, since that makes the squares small; a row that was named twice goes twice as far.'
          : ': Adam goes the learning rate in every direction at first, however large the gradient.'}
      </p>
    </section>
  );
}
