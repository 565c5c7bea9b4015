import { type MemoryPlan, planMemory } from '../lib/model-memory.ts';
import { type ClassifierShape, checkShape, mostBlocks } from './shape.ts';

/** Byte offsets of a classifier's parts. */
export interface ClassifierLayout {
  readonly bytes: number;
  /** Bytes from one row to the next, a multiple of 32. */
  readonly stride: number;
  /** How many of them are not padding, rounded up to 16: dot products stop there. */
  readonly used: number;
  readonly inputRows: number;
  readonly outputRows: number;
  readonly alias: number;
  readonly pathStarts: number;
  readonly paths: number;
  readonly rowStarts: number;
  readonly rowLists: number;
  readonly hashes: number;
  readonly labelOf: number;
  /** 0 where each bucket has a row. */
  readonly bucketRows: number;
  /** Of a slot, in which a thread keeps a line: its bytes, and where its labels and its blocks of targets begin. */
  readonly slotBytes: number;
  readonly labelsAt: number;
  readonly blocksAt: number;
  /** How many of the most used input rows each thread trains copies of. */
  readonly copied: number;
  readonly threads: readonly ClassifierThread[];
}

/** Byte offsets of what belongs to one thread. */
export interface ClassifierThread {
  readonly ids: number;
  readonly starts: number;
  readonly slots: number;
  readonly lineHashes: number;
  readonly hidden: number;
  readonly gain: number;
  readonly dots: number;
  readonly gradients: number;
  readonly hiddenList: number;
  readonly zeroRow: number;
  /** 0 where the thread trains the labels' rows in place. */
  readonly ownRows: number;
  /** The input rows of which the thread trains copies, and the copies. */
  readonly copyEntries: number;
  readonly copies: number;
}

const rowStep = 32;
const slotHeaderBytes = 16;
const blockBytes = 96;
const recordBytes = 32;
const dotsOfTwoInputs = 48;

/** Returns where the parts of a classifier of `shape` lie. */
export function layoutClassifier(shape: ClassifierShape): ClassifierLayout {
  checkShape(shape);
  const { dimensions, inputRows, labels, tokens, wordNgrams, loss, threads, line } = shape;
  const plan = planMemory();
  const stride = roundUp(4 * dimensions, rowStep);
  const labelsAt = slotHeaderBytes + 4 * line.rows;
  const blocksAt = roundUp(labelsAt + 4 * line.labels, 64);
  const slotBytes = roundUp(blocksAt + blockBytes * mostBlocks(shape), 64);
  const { rowOfBucket } = wordNgrams;
  const copied = threads > 1 ? Math.min(shape.frequentRows.length, Math.floor(mostCopyBytes / (2 * stride))) : 0;
  return {
    ...{ stride, labelsAt, blocksAt, slotBytes, copied },
    used: roundUp(4 * dimensions, 16),
    inputRows: plan.place(inputRows * stride),
    outputRows: plan.place(labels * stride),
    alias: loss.type === 'negative-sampling' ? plan.place(8 * labels) : 0,
    pathStarts: loss.type === 'hierarchical-softmax' ? plan.place(loss.tree.starts.byteLength) : 0,
    paths: loss.type === 'hierarchical-softmax' ? plan.place(loss.tree.paths.byteLength) : 0,
    rowStarts: plan.place(tokens.rowStarts.byteLength),
    rowLists: plan.place(tokens.rows.byteLength),
    hashes: plan.place(tokens.hashes.byteLength),
    labelOf: plan.place(tokens.labels.byteLength),
    bucketRows: rowOfBucket ? plan.place(rowOfBucket.byteLength) : 0,
    threads: Array.from({ length: threads }, () => layoutThread(plan, shape, stride, slotBytes, copied)),
    bytes: plan.bytes,
  };
}

function layoutThread(
  plan: MemoryPlan,
  shape: ClassifierShape,
  stride: number,
  slotBytes: number,
  copied: number,
): ClassifierThread {
  const { batch, line, labels } = shape;
  const numberALabel = roundUp(4 * labels, 16);
  return {
    ids: plan.place(4 * batch.ids),
    starts: plan.place(4 * (batch.sentences + 1)),
    slots: plan.place(2 * slotBytes),
    lineHashes: plan.place(4 * line.words),
    hidden: plan.place(stride),
    gain: plan.place(stride),
    dots: plan.place(Math.max(numberALabel, dotsOfTwoInputs)),
    gradients: plan.place(Math.max(numberALabel, recordBytes)),
    hiddenList: plan.place(4),
    zeroRow: plan.place(stride),
    ownRows: hasOwnRows(shape, stride) ? plan.place(2 * labels * stride) : 0,
    copyEntries: plan.place(8 * copied),
    copies: plan.place(2 * copied * stride),
  };
}

/** Copies of input rows, of which the second half is seldom looked at, take so many bytes in each thread: about a second-level cache. */
const mostCopyBytes = 2 ** 20;

/** Copies of so many bytes stay in a processor's second-level cache. */
const mostOwnBytes = 2 ** 18;
/** A batch of a thousand tokens updates more rows than so many, one label's path or noise after the other. */
const fewLabels = 100;

/** Whether threads train copies of the labels' rows: where several would change the same ones all the time, and they are few. */
function hasOwnRows({ threads, labels, loss }: ClassifierShape, stride: number): boolean {
  const changesAll = loss.type === 'softmax' || loss.type === 'one-vs-all';
  return threads > 1 && (changesAll || labels <= fewLabels) && labels * stride <= mostOwnBytes;
}

function roundUp(bytes: number, step: number): number {
  return Math.ceil(bytes / step) * step;
}
