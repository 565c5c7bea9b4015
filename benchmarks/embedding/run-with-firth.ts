/** run-with-firth.ts TASK: does a task of task.ts and prints its result as JSON. */
import { adagrad, adam, embedding, type Matrix, type Optimizer, sgd, zeros } from '@firth/embedding';
import { bytesCopied } from './bytes-copied.ts';
import { initialSquares, inputsOf, learningRate, measureSteps, type Task, timed } from './task.ts';

const task: Task = JSON.parse(process.argv[2]!);
const inputs = inputsOf(task);
const layer = embedding({ rows: task.rows, dimensions: task.dimensions, initializer: zeros });
layer.weights.data.set(inputs.table);
const optimizer = optimizerOf(layer.weights);
// What the optimizer remembers lies on fresh pages of memory, which come with the first steps on each row: here all of them come before the clock
// runs, as they do with tfjs, whose first step writes all rows.
optimizer.step(new Float32Array(inputs.table.length), 0);
const [vectors, gradient] = [layer.createRows(task.batch), layer.createRows(task.batch)];
gradient.set(inputs.gradient);

measureSteps(
  {
    lookup: (ids) => layer.forward(new Uint32Array(ids.buffer), vectors),
    step(ids) {
      const rows = new Uint32Array(ids.buffer);
      const [, forward] = timed(() => layer.forward(rows, vectors));
      const [lookups, backward] = timed(() => layer.lookupGradient(rows, gradient));
      const [, step] = timed(() => optimizer.step(lookups));
      return { forward, backward, step };
    },
  },
  inputs,
  { bytesCopied: bytesCopied(inputs.table), arithmetic: arithmeticOf(task) },
);

/** By dense steps of the smallest table that has a memory. */
function arithmeticOf({ batch, dimensions }: Task): number {
  const few = zeros(2 ** 16, 1);
  const optimizer = optimizerOf(few);
  const gradient = inputs.gradient.subarray(0, few.rows);
  const times = Array.from({ length: 100 }, () => timed(() => optimizer.step(gradient))[1]);
  return (Math.min(...times) * batch * dimensions) / few.rows;
}

function optimizerOf(weights: Matrix): Optimizer {
  if (task.optimizer === 'sgd') return sgd(weights, { learningRate });
  return task.optimizer === 'adagrad'
    ? adagrad(weights, { learningRate, initialSquares })
    : adam(weights, { learningRate });
}
