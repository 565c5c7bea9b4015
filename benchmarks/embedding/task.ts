/** What a program is asked to do, in a process of its own: steps on one table, each on a batch of ids of its own. */
export interface Task {
  readonly optimizer: OptimizerName;
  readonly rows: number;
  readonly dimensions: number;
  readonly batch: number;
  readonly steps: number;
}

/** Both with the options that torch and Keras agree on. Plain SGD is the least that a step can be; Adam is what most programs train with. */
export type OptimizerName = 'adam' | 'sgd';

/** What a program answers. */
export interface TaskResult {
  /** Milliseconds of every lookup, and of every whole step: lookup, loss, gradient, and the rows moved. */
  readonly lookup: readonly number[];
  readonly step: readonly number[];
  /** The loss of each step, by which the programs are compared: it depends on all steps before. */
  readonly losses: readonly number[];
}

/** Steps before the clock runs: compilers and caches get warm. */
export const warmUpSteps = 8;

/** The learning rate of every program. */
export const learningRate = 0.01;

/** Numbers that every program begins with. */
export interface Inputs {
  readonly table: Float32Array;
  /** The gradient of the loss with respect to what is looked up: the loss is the sum of the products of both. */
  readonly gradient: Float32Array;
  /** Ids of each step, drawn uniformly. */
  readonly batches: readonly Int32Array[];
}

/** Returns the same numbers in every process. */
export function inputsOf({ rows, dimensions, batch, steps }: Task): Inputs {
  let state = 1;
  const draw = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return {
    table: Float32Array.from({ length: rows * dimensions }, () => draw() - 0.5),
    gradient: Float32Array.from({ length: batch * dimensions }, () => draw() - 0.5),
    batches: Array.from({ length: steps + warmUpSteps }, () =>
      Int32Array.from({ length: batch }, () => Math.floor(draw() * rows)),
    ),
  };
}

/** A program that has the inputs: it looks up, or makes a step and returns its loss. */
export interface Stepper {
  lookup(ids: Int32Array): void;
  step(ids: Int32Array): number;
}

/** Times every step of `stepper` and prints the result as JSON. */
export function measureSteps(stepper: Stepper, { batches }: Inputs): void {
  const timed = <T>(action: () => T): [result: T, milliseconds: number] => {
    const started = performance.now();
    const result = action();
    return [result, performance.now() - started];
  };
  const measured = batches.map((ids) => {
    const [, lookup] = timed(() => stepper.lookup(ids));
    const [loss, step] = timed(() => stepper.step(ids));
    return { lookup, step, loss };
  });
  const timedSteps = measured.slice(warmUpSteps);
  const result: TaskResult = {
    lookup: timedSteps.map(({ lookup }) => lookup),
    step: timedSteps.map(({ step }) => step),
    losses: measured.map(({ loss }) => loss),
  };
  process.stdout.write(JSON.stringify(result));
}
