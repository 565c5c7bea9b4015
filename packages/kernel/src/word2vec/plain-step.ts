import type { Word2VecLayout } from './layout.ts';
import { addScaled, dot } from './plain-numbers.ts';
import { plainSoftmaxDots, plainSoftmaxStep } from './plain-softmax.ts';
import type { Target, Window } from './plain-windows.ts';
import { isOneByOne, isPooled, isStepwise, type Word2VecShape } from './shape.ts';

/** A window, and what is known of it before it is trained. */
export interface ScoredWindow {
  readonly window: Window;
  /** The first predictor as it was. */
  readonly hidden: Float32Array;
  /** Of each predictor with each target of each block. */
  readonly dots: readonly (readonly (readonly number[])[])[];
  /** Of the first predictor with all words, for the full softmax. */
  readonly dotsOfAll?: Float64Array;
}

/** What is done with a window: assembly/lib/step.ts in plain TypeScript. */
export interface PlainStep {
  /** Finds the dot products of each predictor (every input, or the hidden row) with each target of each block. */
  score(window: Window): ScoredWindow;
  /** Trains on a window at `rate` and returns the sum of its losses. */
  update(scored: ScoredWindow, rate: number): number;
}

/** Returns the step of a model whose rows lie in `rows` as `layout` says. */
export function createPlainStep(rows: Float32Array, shape: Word2VecShape, layout: Word2VecLayout): PlainStep {
  const columns = layout.stride / 4;
  const isHidden = isPooled(shape);
  const isMean = shape.architecture !== 'cbow-sum';
  const isAlone = isOneByOne(shape);
  const isSoftmax = shape.loss.type === 'softmax';
  let loss = 0;

  function score(window: Window): ScoredWindow {
    const { inputs, blocks } = window;
    const predictors = isHidden ? [hiddenRow(inputs)] : inputs.map((input) => rows.slice(input, input + columns));
    const dots = predictors.map((h) => blocks.map((block) => block.map(({ row }) => dot(h, 0, rows, row, columns))));
    const hidden = predictors[0]!;
    if (!isSoftmax) return { window, hidden, dots };
    return { window, hidden, dots, dotsOfAll: plainSoftmaxDots(rows, layout.outputRows / 4, shape.words, hidden) };
  }

  function hiddenRow(inputs: readonly number[]): Float32Array {
    const hidden = weightedSum(
      inputs,
      inputs.map(() => 1),
    );
    return isMean ? hidden.map((sum) => sum / inputs.length) : hidden;
  }

  /** Skip-gram: block after block, every input and every target of the block by what they were before it. */
  function updateInputs({ window: { inputs, blocks }, dots }: ScoredWindow, rate: number): void {
    for (const [b, block] of blocks.entries()) {
      const errors = inputs.map((_, m) => block.map((target, k) => rate * errorOf(dots[m]![b]![k]!, target)));
      if (isAlone) {
        stepOneByOne(inputs[0]!, block, errors[0]!);
        continue;
      }
      const targets = block.map(({ row }) => row);
      const gains = targets.map((_, k) =>
        weightedSum(
          inputs,
          errors.map((error) => error[k]!),
        ),
      );
      const steps = errors.map((error) => weightedSum(targets, error));
      for (const [m, input] of inputs.entries()) addScaled(rows, input, 1, steps[m]!, 0, columns);
      for (const [k, target] of targets.entries()) addScaled(rows, target, 1, gains[k]!, 0, columns);
    }
  }

  /** One input: its targets are stepped one after the other, so one that stands twice is stepped twice. */
  function stepOneByOne(input: number, block: readonly Target[], errors: readonly number[]): void {
    const before = rows.slice(input, input + columns);
    for (const [k, { row }] of block.entries()) {
      addScaled(rows, input, errors[k]!, rows, row, columns);
      addScaled(rows, row, errors[k]!, before, 0, columns);
    }
  }

  /** One hidden row, whose gain is gathered first: all of its rows take it, and the full softmax needs the row unchanged. */
  function updateByGain({ window, hidden, dots, dotsOfAll }: ScoredWindow, rate: number): void {
    const { inputs, blocks, label } = window;
    const gain = new Float32Array(columns);
    if (dotsOfAll) {
      const h = isHidden ? hidden : rows.slice(inputs[0], inputs[0]! + columns);
      loss += plainSoftmaxStep(rows, layout.outputRows / 4, dotsOfAll, h, gain, label, rate);
    }
    for (const [b, block] of blocks.entries()) {
      for (const [k, target] of block.entries()) {
        const error = rate * errorOf(dots[0]![b]![k]!, target);
        addScaled(gain, 0, error, rows, target.row, columns);
        addScaled(rows, target.row, error, hidden, 0, columns);
      }
    }
    const share = shape.architecture === 'cbow-sum' ? 1 / inputs.length : 1;
    for (const input of inputs) addScaled(rows, input, share, gain, 0, columns);
  }

  /** One hidden row that takes each block's step before it meets the next block; its rows take what it gained in all. */
  function stepThrough({ inputs, blocks }: Window, rate: number): void {
    const hidden = hiddenRow(inputs);
    const before = hidden.slice();
    for (const block of blocks) {
      const errors = block.map((target) => rate * errorOf(dot(hidden, 0, rows, target.row, columns), target));
      const predicting = hidden.slice();
      for (const [k, { row }] of block.entries()) {
        addScaled(hidden, 0, errors[k]!, rows, row, columns);
        addScaled(rows, row, errors[k]!, predicting, 0, columns);
      }
    }
    const gain = hidden.map((value, i) => value - before[i]!);
    for (const input of inputs) addScaled(rows, input, 1, gain, 0, columns);
  }

  function weightedSum(from: readonly number[], weights: readonly number[]): Float32Array {
    const sum = new Float32Array(columns);
    for (const [i, row] of from.entries()) addScaled(sum, 0, weights[i]!, rows, row, columns);
    return sum;
  }

  /** y · e^−z / (1 + e^−z) of a dot product; adds the pair's loss. */
  function errorOf(product: number, { sign }: Target): number {
    const e = Math.exp(-sign * product);
    loss += Math.log1p(e);
    return (sign * e) / (1 + e);
  }

  return {
    score,
    update(scored, rate) {
      loss = 0;
      if (isStepwise(shape)) stepThrough(scored.window, rate);
      else if (isHidden || isSoftmax) updateByGain(scored, rate);
      else updateInputs(scored, rate);
      return loss;
    },
  };
}
