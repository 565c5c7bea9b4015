import type { Generator } from '../random/generator.ts';
import type { Word2VecLayout } from './layout.ts';
import { isOneByOne, mostWordsInPiece, targetsInBlock, type Word2VecShape } from './shape.ts';

/** An output row and whether it was seen (+1) or not (−1). */
export interface Target {
  readonly row: number;
  readonly sign: 1 | -1;
}

/** A word, the input rows of its neighbours, and its targets; rows are offsets in floats. */
export interface Window {
  readonly center: number;
  readonly inputs: readonly number[];
  /** In the blocks in which they are trained; a noise word that equals the center is left out of its block. */
  readonly blocks: readonly (readonly Target[])[];
}

/** Where a batch lies, in bytes. */
export interface BatchPlace {
  readonly ids: number;
  readonly starts: number;
  readonly sentences: number;
}

/** Yields the windows of a batch, in the order and with the random numbers of assembly/word2vec.ts. */
export function* readWindows(
  buffer: ArrayBufferLike,
  shape: Word2VecShape,
  layout: Word2VecLayout,
  random: Generator,
  batch: BatchPlace,
): IterableIterator<Window> {
  const { window, windowShape, loss, words } = shape;
  const integers = new Uint32Array(buffer);
  const floatsInRow = layout.stride / 4;
  const outputRow = (row: number): number => layout.outputRows / 4 + row * floatsInRow;

  for (const piece of readPieces()) {
    for (const [i, center] of piece.entries()) {
      const reach = windowShape === 'dynamic' ? 1 + random.below(window) : window;
      const neighbors = [...piece.slice(Math.max(0, i - reach), i), ...piece.slice(i + 1, i + 1 + reach)];
      const inputs = neighbors.map((word) => layout.inputRows / 4 + word * floatsInRow);
      if (!isOneByOne(shape)) yield { center, inputs, blocks: blocksFor(center) };
      else for (const input of inputs) yield { center, inputs: [input], blocks: blocksFor(center) };
    }
  }

  /** The sentences' kept words, at most 1,000 at a time; what has no neighbour is left out. */
  function* readPieces(): IterableIterator<number[]> {
    for (let s = 0; s < batch.sentences; s++) {
      let from = batch.ids / 4 + integers[batch.starts / 4 + s]!;
      const end = batch.ids / 4 + integers[batch.starts / 4 + s + 1]!;
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

  function blocksFor(center: number): Target[][] {
    if (loss.type === 'softmax') return [];
    const targets = loss.type === 'negative-sampling' ? drawTargets(center, loss.negatives) : listPath(center);
    const blocks: Target[][] = [];
    for (let k = 0; k < targets.length; k += targetsInBlock) {
      blocks.push(targets.slice(k, k + targetsInBlock).filter((target) => target !== undefined));
    }
    return blocks;
  }

  function drawTargets(center: number, negatives: number): (Target | undefined)[] {
    const targets: (Target | undefined)[] = [{ row: outputRow(center), sign: 1 }];
    for (let n = 0; n < negatives; n++) {
      const draw = random.below(words);
      const entry = layout.alias / 4 + 2 * draw;
      const noise = random.next() < integers[entry]! ? draw : integers[entry + 1]!;
      targets.push(noise === center ? undefined : { row: outputRow(noise), sign: -1 });
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
