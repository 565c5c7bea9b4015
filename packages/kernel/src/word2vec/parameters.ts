import type { Word2VecLayout } from './layout.ts';
import { isOneByOne, type Word2VecShape, windowsAtOnce, wordsInPool } from './shape.ts';

const lossNumbers = { 'negative-sampling': 0, 'hierarchical-softmax': 1, softmax: 2 };

/** Returns the arguments of `initialize` in assembly/word2vec.ts for one thread, in its order. */
export function kernelParameters(shape: Word2VecShape, layout: Word2VecLayout, thread: number): number[] {
  const { words, window, windowShape, architecture, loss, seed, lockstep } = shape;
  const { slot } = layout;
  const own = layout.threads[thread]!;
  return [
    layout.inputRows,
    layout.outputRows,
    layout.stride,
    layout.used,
    words,
    layout.keep,
    layout.alias,
    layout.pathStarts,
    layout.paths,
    layout.subwordStarts,
    layout.subwords,
    window,
    Number(windowShape === 'dynamic'),
    Number(architecture !== 'skip-gram'),
    Number(architecture !== 'cbow-sum'),
    lossNumbers[loss.type],
    Number(isOneByOne(shape)),
    loss.type === 'negative-sampling' ? loss.negatives : 0,
    wordsInPool(shape),
    seed,
    ...[
      Number(lockstep),
      layout.slices,
      layout.sliceBorders.length - 1,
      own.ownSlices.first,
      own.ownSlices.end,
      own.shift,
    ],
    ...[layout.parts, own.ownParts.first, own.ownParts.end, own.partsAt, layout.partBytes],
    windowsAtOnce(shape) / layout.parts,
    ...[own.slots, slot.bytes, slot.blocks, own.hidden],
    ...[own.dots, slot.windowDots, slot.sliceDots, slot.blockDots],
    ...[own.records, slot.windowRecords, slot.blockRecords],
    ...[own.spread, own.zeroRow],
  ];
}
