import type { InitializableKernel } from '../lib/training-kernel.ts';
import { createGenerator, type Generator } from '../random/generator.ts';
import { mostWordsInPiece, targetsInBlock } from './layout.ts';

const noTarget = -1;

/**
 * Returns skip-gram with negative sampling in plain TypeScript, over the same memory and with the same random numbers as
 * assembly/sgns.ts: the readable truth, and the kernel of runtimes without WebAssembly SIMD. The formulas stand in the header of
 * assembly/lib/target-block.ts.
 */
export function plainSgns(buffer: ArrayBufferLike): InitializableKernel {
  const floats = new Float32Array(buffer);
  const integers = new Uint32Array(buffer);
  // Offsets and lengths in 32-bit units.
  let [inputRows, outputRows, stride, columns, keep, alias] = [0, 0, 0, 0, 0, 0];
  let [words, window, negatives, seed] = [0, 0, 0, 0];
  let [dynamicWindow, sharedByWindow] = [true, true];
  let random: Generator = createGenerator(0);
  let pairs = 0;
  let loss = 0;

  const piece = new Uint32Array(mostWordsInPiece);
  const targets = new Int32Array(targetsInBlock);
  const signs = new Int8Array(targetsInBlock);
  const targetColumn = new Float64Array(targetsInBlock);
  const targetGain = new Float64Array(targetsInBlock);
  let gradients = new Float64Array(0);

  // biome-ignore format: the order of assembly/sgns.ts, at a glance
  function initialize(
    inputRowsAt: number, outputRowsAt: number, rowBytes: number, usedBytes: number, keepAt: number, aliasAt: number,
    wordCount: number, reach: number, negativeCount: number, isDynamic: number, isShared: number, seedValue: number,
  ): void {
    [inputRows, outputRows, stride] = [inputRowsAt / 4, outputRowsAt / 4, rowBytes / 4];
    [columns, keep, alias] = [usedBytes / 4, keepAt / 4, aliasAt / 4];
    [words, window, negatives, seed] = [wordCount, reach, negativeCount, seedValue];
    [dynamicWindow, sharedByWindow] = [isDynamic !== 0, isShared !== 0];
    gradients = new Float64Array(Math.min(2 * window, mostWordsInPiece) * targetsInBlock);
  }

  function train(ids: number, starts: number, sentences: number, rate: number, stream: number): number {
    random = createGenerator(seed, stream);
    loss = 0;
    for (let s = 0; s < sentences; s++) {
      let from = ids / 4 + integers[starts / 4 + s]!;
      const end = ids / 4 + integers[starts / 4 + s + 1]!;
      while (from < end) {
        let length = 0;
        while (from < end && length < mostWordsInPiece) {
          const id = integers[from++]!;
          if (random.next() <= integers[keep + id]!) piece[length++] = id;
        }
        trainPiece(length, rate);
      }
    }
    return loss;
  }

  function trainPiece(length: number, rate: number): void {
    if (length < 2) return;
    for (let i = 0; i < length; i++) {
      const reach = dynamicWindow ? 1 + random.below(window) : window;
      const neighbours: number[] = [];
      for (let j = Math.max(0, i - reach); j <= Math.min(length - 1, i + reach); j++) {
        if (j !== i) neighbours.push(inputRows + piece[j]! * stride);
      }
      pairs += neighbours.length;
      if (sharedByWindow) trainInputs(neighbours, piece[i]!, rate);
      else for (const input of neighbours) trainInputs([input], piece[i]!, rate);
    }
  }

  function trainInputs(inputs: readonly number[], center: number, rate: number): void {
    for (let first = 0; first <= negatives; first += targetsInBlock) {
      drawTargets(center, first);
      step(inputs, rate);
    }
  }

  function drawTargets(center: number, first: number): void {
    for (let k = 0; k < targetsInBlock; k++) {
      signs[k] = first + k === 0 ? 1 : -1;
      const word = first + k === 0 ? center : first + k <= negatives ? drawNoise(center) : noTarget;
      targets[k] = word === noTarget ? noTarget : outputRows + word * stride;
    }
  }

  function drawNoise(center: number): number {
    const row = random.below(words);
    const word = random.next() < integers[alias + 2 * row]! ? row : integers[alias + 2 * row + 1]!;
    return word === center ? noTarget : word;
  }

  function step(inputs: readonly number[], rate: number): void {
    for (let m = 0; m < inputs.length; m++) {
      for (let k = 0; k < targetsInBlock; k++) gradients[m * targetsInBlock + k] = rate * errorOf(inputs[m]!, k);
    }
    for (let i = 0; i < columns; i++) {
      for (let k = 0; k < targetsInBlock; k++) {
        targetColumn[k] = targets[k] === noTarget ? 0 : floats[targets[k]! + i]!;
        targetGain[k] = 0;
      }
      for (let m = 0; m < inputs.length; m++) {
        for (let k = 0; k < targetsInBlock; k++) {
          targetGain[k]! += gradients[m * targetsInBlock + k]! * floats[inputs[m]! + i]!;
        }
      }
      for (let m = 0; m < inputs.length; m++) {
        let gain = 0;
        for (let k = 0; k < targetsInBlock; k++) gain += gradients[m * targetsInBlock + k]! * targetColumn[k]!;
        floats[inputs[m]! + i]! += gain;
      }
      for (let k = 0; k < targetsInBlock; k++) {
        if (targets[k] !== noTarget) floats[targets[k]! + i]! += targetGain[k]!;
      }
    }
  }

  /** y · e^−z / (1 + e^−z) of an input and the block's target `k`; adds the pair's loss. */
  function errorOf(input: number, k: number): number {
    const target = targets[k]!;
    if (target === noTarget) return 0;
    let dot = 0;
    for (let i = 0; i < columns; i++) dot += floats[input + i]! * floats[target + i]!;
    const e = Math.exp(-signs[k]! * dot);
    loss += Math.log1p(e);
    return (signs[k]! * e) / (1 + e);
  }

  return {
    initialize,
    train,
    takePairs() {
      const taken = pairs;
      pairs = 0;
      return taken;
    },
  };
}
