import { readFileSync } from 'node:fs';

/** What a program is asked to do, in a process of its own: steps on one table, each on a batch of ids of its own. */
export interface Task {
  readonly optimizer: OptimizerName;
  readonly rows: number;
  readonly dimensions: number;
  readonly batch: number;
  readonly steps: number;
  /** The file of the ids, one uint32 after another, from its beginning again where it ends; drawn uniformly where there is none. */
  readonly idsFile?: string | undefined;
}

/**
 * All with the options that torch and Keras agree on. Plain SGD is the least that a step can be; Adagrad, like it, leaves rows without a gradient where
 * they are; Adam is what most programs train with.
 */
export type OptimizerName = 'adagrad' | 'adam' | 'sgd';

/**
 * What is timed. A step looks its ids up (`forward`), makes what the optimizer wants of the gradient with respect to what was looked up (`backward`), and
 * moves the rows (`step`); `whole` is all three. `lookup` is another lookup, until the numbers are there for a program to read.
 */
export const phases = ['lookup', 'forward', 'backward', 'step', 'whole'] as const;
export type Phase = (typeof phases)[number];

/** What a program answers: milliseconds of every step by phase. */
export type TaskResult = Readonly<Record<Phase, readonly number[]>> & {
  /** Sums of numbers that were looked up behind the last step, by which the programs are compared. */
  readonly checksums: readonly number[];
} & Circumstances;

/** What the machine takes for parts of a step by themselves, as one program finds. */
export interface Circumstances {
  /** Bytes read and written a millisecond by a copy within so large a table. */
  readonly bytesCopied?: number;
  /** Milliseconds of the optimizer's arithmetic for as many weights as a step moves, in a table that stays in a core's own cache. */
  readonly arithmetic?: number;
}

/** Steps before the clock runs: compilers and caches get warm. */
const warmUpSteps = 8;

/** The learning rate of every program. */
export const learningRate = 0.01;

/** What Adagrad's sums of squares begin with: tfjs's default. */
export const initialSquares = 0.1;

/** Numbers that every program begins with. */
export interface Inputs {
  readonly table: Float32Array;
  /** The gradient with respect to what a step looks up, the same for all steps. */
  readonly gradient: Float32Array;
  /** Ids of each step. */
  readonly batches: readonly Int32Array[];
}

/** Returns the same numbers in every process. */
export function inputsOf({ rows, dimensions, batch, steps, idsFile }: Task): Inputs {
  let state = 1;
  const draw = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const table = Float32Array.from({ length: rows * dimensions }, () => draw() - 0.5);
  const gradient = Float32Array.from({ length: batch * dimensions }, () => draw() - 0.5);
  const nextId = idsFile === undefined ? () => Math.floor(draw() * rows) : inOrder(readIds(idsFile));
  const batches = Array.from({ length: steps + warmUpSteps }, () => Int32Array.from({ length: batch }, nextId));
  return { table, gradient, batches };
}

function readIds(file: string): Uint32Array {
  const { buffer, byteOffset, byteLength } = readFileSync(file);
  return new Uint32Array(buffer.slice(byteOffset, byteOffset + byteLength));
}

function inOrder(ids: Uint32Array): () => number {
  let next = 0;
  return () => ids[next++ % ids.length]!;
}

/** The milliseconds of the parts of one step. */
export type Step = Readonly<Record<'forward' | 'backward' | 'step', number>>;

/** A program that has the inputs: it looks up, or makes a step. */
export interface Stepper {
  lookup(ids: Int32Array): Float32Array;
  step(ids: Int32Array): Step;
}

/** Returns what `action` returns and how many milliseconds it took. */
export function timed<T>(action: () => T): readonly [result: T, milliseconds: number] {
  const started = performance.now();
  const result = action();
  return [result, performance.now() - started];
}

/** Times every step of `stepper`, then its lookups, and prints the result as JSON. */
export function measureSteps(stepper: Stepper, { batches }: Inputs, circumstances?: Circumstances): void {
  const steps = batches.map((ids) => {
    const times = stepper.step(ids);
    return { ...times, whole: times.forward + times.backward + times.step };
  });
  const lookups = batches.map((ids) => {
    const [vectors, lookup] = timed(() => stepper.lookup(ids));
    return { lookup, checksum: checksumOf(vectors) };
  });
  const times = steps.map((step, i) => ({ ...step, lookup: lookups[i]!.lookup })).slice(warmUpSteps);
  const result: TaskResult = {
    ...(Object.fromEntries(phases.map((phase) => [phase, times.map((each) => each[phase])])) as Record<
      Phase,
      number[]
    >),
    ...circumstances,
    checksums: lookups.map(({ checksum }) => checksum),
  };
  process.stdout.write(JSON.stringify(result));
}

/** Of every 97th number: few enough to leave the caches as they are. */
function checksumOf(vectors: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < vectors.length; i += 97) sum += Math.abs(vectors[i]!);
  return sum;
}
