import type { Word2VecLayout } from './layout.ts';
import { isOneByOne, type Word2VecShape, windowsAtOnce } from './shape.ts';

const lossNumbers = { 'negative-sampling': 0, 'hierarchical-softmax': 1, softmax: 2 };

/** Returns the arguments of `initialize` in assembly/word2vec.ts for one thread, in its order. */
export function kernelParameters(shape: Word2VecShape, layout: Word2VecLayout, thread: number): number[] {
  const { words, window, windowShape, architecture, loss, seed } = shape;
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
    seed,
    layout.slices,
    own.firstSlice,
    own.endSlice,
    windowsAtOnce(shape),
    own.slots,
    slot.bytes,
    slot.blocks,
    slot.hidden,
    ...[slot.gain, own.dots, layout.sliceDots, layout.blockDots, own.records, own.zeroRow, own.piece],
    own.noisePool,
  ];
}
