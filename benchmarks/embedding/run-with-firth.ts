/** run-with-firth.ts TASK: does a task of task.ts and prints its result as JSON. */
import { adam, embedding, sgd } from '@firth/embedding';
import { inputsOf, learningRate, measureSteps, type Task } from './task.ts';

const task: Task = JSON.parse(process.argv[2]!);
const inputs = inputsOf(task);
const layer = embedding({ weights: { rows: task.rows, columns: task.dimensions, data: inputs.table } });
const optimizer = (task.optimizer === 'adam' ? adam : sgd)(layer.weights, { learningRate });
const { gradient } = inputs;
// What the optimizer remembers lies on fresh pages of memory, which come with the first steps on each row: here all of them come before the clock
// runs, as they do with tfjs, whose first step writes all rows.
optimizer.step(new Float32Array(inputs.table.length), 0);

measureSteps(
  {
    lookup: (ids) => {
      layer.forward(new Uint32Array(ids.buffer));
    },
    step(ids) {
      const rows = new Uint32Array(ids.buffer);
      const vectors = layer.forward(rows);
      let loss = 0;
      for (let i = 0; i < vectors.length; i++) loss += vectors[i]! * gradient[i]!;
      optimizer.step(layer.backward(rows, gradient));
      return loss;
    },
  },
  inputs,
);
