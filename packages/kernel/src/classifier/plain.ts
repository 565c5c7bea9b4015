import { createGenerator, type Generator } from '../random/generator.ts';
import { addScaled, dot } from '../word2vec/plain-numbers.ts';
import { plainSoftmaxDots, plainSoftmaxStep } from '../word2vec/plain-softmax.ts';
import type { ClassifierKernel } from './kernel.ts';
import type { ClassifierLayout } from './layout.ts';
import { type Line, readLines, readRuns } from './plain-lines.ts';
import { type ClassifierShape, targetsInBlock } from './shape.ts';

/** An output row, an offset in floats, and whether it is to be predicted (+1) or not (−1). */
interface Target {
  readonly row: number;
  readonly sign: 1 | -1;
}

/**
 * Returns the classifier in plain TypeScript, over the same memory and with the same random numbers as assembly/classifier.ts, where
 * the formulas stand: the readable truth, and the kernel of runtimes without WebAssembly SIMD.
 */
export function plainClassifier(
  buffer: ArrayBufferLike,
  shape: ClassifierShape,
  layout: ClassifierLayout,
): ClassifierKernel {
  const { labels, loss: lossShape, seed, dimensions } = shape;
  const floats = new Float32Array(buffer);
  const integers = new Uint32Array(buffer);
  const columns = layout.stride / 4;
  const inputRow = (row: number): number => layout.inputRows / 4 + row * columns;
  const outputRow = (row: number): number => layout.outputRows / 4 + row * columns;
  let lines = 0;
  let loss = 0;

  /** The ids of `count` lines, and where each begins. */
  function batchAt(ids: number, starts: number, count: number): [Uint32Array, Uint32Array] {
    const bounds = integers.subarray(starts / 4, starts / 4 + count + 1);
    return [integers.subarray(ids / 4, ids / 4 + bounds[count]!), bounds];
  }

  function train(ids: number, starts: number, count: number, rate: number, stream: number): number {
    const random = createGenerator(seed, stream);
    loss = 0;
    for (const line of readLines(shape, random, ...batchAt(ids, starts, count))) trainLine(line, rate, random);
    return loss;
  }

  function trainLine(line: Line, rate: number, random: Generator): void {
    lines++;
    const share = Math.fround(1 / line.rows.length);
    const hidden = new Float32Array(columns);
    for (const row of line.rows) addScaled(hidden, 0, 1, floats, inputRow(row), columns);
    for (let i = 0; i < columns; i++) hidden[i]! *= share;
    const gain = new Float32Array(columns);
    switch (lossShape.type) {
      case 'softmax': {
        const dots = plainSoftmaxDots(floats, outputRow(0), labels, hidden);
        loss += plainSoftmaxStep(floats, outputRow(0), dots, hidden, gain, line.target, rate);
        break;
      }
      case 'one-vs-all':
        step(oneVsAllTargets(line.labels), hidden, gain, rate);
        break;
      case 'hierarchical-softmax':
        step(pathOf(line.target), hidden, gain, rate);
        break;
      case 'negative-sampling':
        step(drawTargets(line.target, lossShape.negatives, random), hidden, gain, rate);
    }
    for (const row of line.rows) addScaled(floats, inputRow(row), share, gain, 0, columns);
  }

  /** Logistic regressions, in blocks: those of one block by what their rows were before it. */
  function step(targets: readonly Target[], hidden: Float32Array, gain: Float32Array, rate: number): void {
    for (let k = 0; k < targets.length; k += targetsInBlock) {
      const block = targets.slice(k, k + targetsInBlock);
      const errors = block.map(({ row, sign }) => rate * errorOf(dot(hidden, 0, floats, row, columns), sign));
      for (const [i, { row }] of block.entries()) {
        addScaled(gain, 0, errors[i]!, floats, row, columns);
        addScaled(floats, row, errors[i]!, hidden, 0, columns);
      }
    }
  }

  /** y · e^−z / (1 + e^−z) of a dot product; adds the target's loss. */
  function errorOf(product: number, sign: number): number {
    const e = Math.exp(-sign * product);
    loss += Math.log1p(e);
    return (sign * e) / (1 + e);
  }

  function oneVsAllTargets(own: readonly number[]): Target[] {
    return Array.from({ length: labels }, (_, label) => ({
      row: outputRow(label),
      sign: own.includes(label) ? 1 : -1,
    }));
  }

  function pathOf(label: number): Target[] {
    if (lossShape.type !== 'hierarchical-softmax') return [];
    const { starts, paths } = lossShape.tree;
    return Array.from(paths.subarray(starts[label], starts[label + 1]), (entry) => ({
      row: outputRow(entry & 0x7fffffff),
      sign: entry >>> 31 === 1 ? 1 : -1,
    }));
  }

  function drawTargets(label: number, negatives: number, random: Generator): Target[] {
    const targets: Target[] = [{ row: outputRow(label), sign: 1 }];
    while (targets.length <= negatives) {
      const row = random.below(labels);
      const entry = layout.alias / 4 + 2 * row;
      const drawn = random.next() < integers[entry]! ? row : integers[entry + 1]!;
      if (drawn !== label) targets.push({ row: outputRow(drawn), sign: -1 });
    }
    return targets;
  }

  function drawRows(rows: Iterable<number>): void {
    for (const row of rows) {
      if (floats[inputRow(row)] !== 0) continue;
      const random = createGenerator(seed, row);
      for (let i = 0; i < dimensions; i++) floats[inputRow(row) + i] = (2 * random.uniform() - 1) / dimensions;
    }
  }

  return {
    train,
    takePairs() {
      const taken = lines;
      lines = 0;
      return taken;
    },
    drawTokens(first, end) {
      const { rowStarts, rows } = shape.tokens;
      drawRows(rows.subarray(rowStarts[first], rowStarts[end]));
    },
    drawRuns(ids, starts, count) {
      for (const rows of readRuns(shape, ...batchAt(ids, starts, count))) drawRows(rows);
    },
  };
}
