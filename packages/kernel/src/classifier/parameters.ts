import type { ClassifierLayout } from './layout.ts';
import type { ClassifierShape } from './shape.ts';

const lossNumbers = { 'negative-sampling': 0, 'hierarchical-softmax': 1, softmax: 2, 'one-vs-all': 3 };

/** Returns the arguments of `initialize` in assembly/classifier.ts for one thread, in its order. */
export function kernelParameters(shape: ClassifierShape, layout: ClassifierLayout, thread: number): number[] {
  const { dimensions, labels, loss, seed, tokens, wordNgrams } = shape;
  const own = layout.threads[thread]!;
  return [
    layout.inputRows,
    layout.outputRows,
    layout.stride,
    layout.used,
    dimensions,
    labels,
    layout.alias,
    layout.pathStarts,
    layout.paths,
    lossNumbers[loss.type],
    loss.type === 'negative-sampling' ? loss.negatives : 0,
    seed,
    layout.rowStarts,
    layout.rowLists,
    layout.hashes,
    layout.labelOf,
    tokens.endOfLine,
    wordNgrams.length,
    wordNgrams.buckets,
    wordNgrams.firstRow,
    layout.bucketRows,
    own.slots,
    layout.slotBytes,
    layout.labelsAt,
    layout.blocksAt,
    own.lineHashes,
    ...[own.hidden, own.gain, own.dots, own.gradients, own.hiddenList, own.zeroRow, own.ownRows],
    ...[own.copyEntries, own.copies, layout.copied],
  ];
}
