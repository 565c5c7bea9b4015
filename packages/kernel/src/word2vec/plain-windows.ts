import type { Generator } from '../random/generator.ts';
import type { Word2VecLayout } from './layout.ts';
import { plainNoise } from './plain-noise.ts';
import { isOneByOne, isPooled, mostWordsInPiece, targetsInBlock, type Word2VecShape } from './shape.ts';

/** An output row and whether it was seen (+1) or not (−1). */
export interface Target {
  readonly row: number;
  readonly sign: 1 | -1;
}

/** Input rows and their targets; rows are offsets in floats. */
export interface Window {
  readonly inputs: readonly number[];
  /** Predictions of a word by an input. */
  readonly pairs: number;
  /** The word that is predicted, for the full softmax. */
  readonly label: number;
  /** In the blocks in which they are trained; a noise word that equals the word it stands beside is left out of its block. */
  readonly blocks: readonly (readonly Target[])[];
}

/** Where a batch lies, in bytes. */
export interface BatchPlace {
  readonly ids: number;
  readonly starts: number;
  readonly sentences: number;
}

/** Yields the windows of part `part` of a batch, in the order and with the random numbers of assembly/word2vec.ts. */
export function* readWindows(
  buffer: ArrayBufferLike,
  shape: Word2VecShape,
  layout: Word2VecLayout,
  random: Generator,
  batch: BatchPlace,
  part: number,
): IterableIterator<Window> {
  const { window, windowShape, loss } = shape;
  const integers = new Uint32Array(buffer);
  const floatsInRow = layout.stride / 4;
  const takeNoise = plainNoise(shape, integers.subarray(layout.alias / 4), random);
  const outputRow = (row: number): number => layout.outputRows / 4 + row * floatsInRow;

  for (const piece of readPieces()) {
    for (const [i, center] of piece.entries()) {
      const reach = windowShape === 'dynamic' ? 1 + random.below(window) : window;
      const neighbors = [...piece.slice(Math.max(0, i - reach), i), ...piece.slice(i + 1, i + 1 + reach)];
      yield* windowsOf(center, neighbors);
    }
  }

  function* windowsOf(center: number, neighbors: readonly number[]): IterableIterator<Window> {
    const isFromCenter = shape.subwords !== undefined && shape.architecture === 'skip-gram';
    if (isOneByOne(shape)) {
      for (const neighbor of neighbors) {
        const [input, label] = isFromCenter ? [center, neighbor] : [neighbor, center];
        yield { inputs: rowsOf(input), pairs: 1, label, blocks: blocksFor(label) };
      }
    } else if (isFromCenter) {
      const blocks = neighbors.flatMap(blocksFor);
      yield { inputs: rowsOf(center), pairs: neighbors.length, label: center, blocks };
    } else {
      const pairs = isPooled(shape) ? 1 : neighbors.length;
      yield { inputs: neighbors.flatMap(rowsOf), pairs, label: center, blocks: blocksFor(center) };
    }
  }

  /** The input rows of a word. */
  function rowsOf(word: number): number[] {
    const { starts, rows } = shape.subwords ?? {};
    const numbers = starts && rows ? [...rows.subarray(starts[word], starts[word + 1])] : [word];
    return numbers.map((row) => layout.inputRows / 4 + row * floatsInRow);
  }

  /** The sentences' kept words, at most 1,000 at a time; what has no neighbor is left out. */
  function* readPieces(): IterableIterator<number[]> {
    const starts = integers.subarray(batch.starts / 4, batch.starts / 4 + batch.sentences + 1);
    const [partStart, partEnd] = [partBorder(starts, part), partBorder(starts, part + 1)];
    for (let s = 0; s < batch.sentences; s++) {
      let from = batch.ids / 4 + Math.max(partStart, starts[s]!);
      const end = batch.ids / 4 + Math.min(partEnd, starts[s + 1]!);
      while (from < end) {
        const piece: number[] = [];
        while (from < end && piece.length < mostWordsInPiece) {
          const word = integers[from++]!;
          if (random.next() <= integers[layout.keep / 4 + word]!) piece.push(word);
        }
        if (piece.length > 1) yield piece;
      }
    }
  }

  /** Where a part begins: with a sentence, unless the next is so far away that the one there is cut in pieces anyway. */
  function partBorder(starts: Uint32Array, number: number): number {
    const border = Math.floor((starts.at(-1)! * number) / layout.parts);
    const next = starts.find((start) => start >= border)!;
    return next - border < mostWordsInPiece ? next : border;
  }

  function blocksFor(word: number): Target[][] {
    if (loss.type === 'softmax') return [];
    return inBlocks(loss.type === 'negative-sampling' ? drawTargets(word, loss.negatives) : listPath(word));
  }

  function inBlocks(targets: readonly (Target | undefined)[]): Target[][] {
    const blocks: Target[][] = [];
    for (let k = 0; k < targets.length; k += targetsInBlock) {
      blocks.push(targets.slice(k, k + targetsInBlock).filter((target) => target !== undefined));
    }
    return blocks;
  }

  function drawTargets(word: number, negatives: number): (Target | undefined)[] {
    const targets: (Target | undefined)[] = [{ row: outputRow(word), sign: 1 }];
    for (let n = 0; n < negatives; n++) {
      const noise = takeNoise();
      targets.push(noise === word ? undefined : { row: outputRow(noise), sign: -1 });
    }
    return targets;
  }

  function listPath(word: number): Target[] {
    if (loss.type !== 'hierarchical-softmax') return [];
    const { starts, paths } = loss.tree;
    return Array.from(paths.subarray(starts[word], starts[word + 1]), (entry) => ({
      row: outputRow(entry & 0x7fffffff),
      sign: entry >>> 31 === 1 ? -1 : 1,
    }));
  }
}
