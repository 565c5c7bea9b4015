/**
 * run-with-tfjs.ts BACKEND TASK: does a task of task.ts with tfjs, the dense gradient and its optimizers as its users have them, and prints its result
 * as JSON. The gradient's kernel is the mended one on wasm, which has none of its own, and on cpu, whose own goes through all rows for every id.
 */
import { createRequire } from 'node:module';
import { type BackendName, useBackend } from '@firth/tfjs';
import {
  dispose,
  gather,
  mul,
  type Optimizer,
  type Scalar,
  sum,
  tensor1d,
  tensor2d,
  train,
  variable,
  variableGrads,
} from '@tensorflow/tfjs-core';
import { inputsOf, learningRate, measureSteps, type Task } from './task.ts';
import { tfjsNodeFolder } from './tfjs-node.ts';

const backend = process.argv[2] as BackendName;
const task: Task = JSON.parse(process.argv[3]!);
console.warn = () => {}; // tfjs-node brings a second tfjs, which says of every kernel that it is registered already
await useBackend({
  among: [backend],
  importTfjsNode: async () => createRequire(tfjsNodeFolder)('@tensorflow/tfjs-node'),
});

const inputs = inputsOf(task);
const table = variable(tensor2d(inputs.table, [task.rows, task.dimensions]));
const gradient = tensor2d(inputs.gradient, [task.batch, task.dimensions]);
const optimizer: Optimizer = task.optimizer === 'adam' ? train.adam(learningRate) : train.sgd(learningRate);

measureSteps(
  {
    // The numbers are fetched, as ours are there: lookups of tfjs-node may still be under way otherwise.
    lookup(ids) {
      const positions = tensor1d(ids, 'int32');
      const vectors = gather(table, positions);
      vectors.dataSync();
      dispose([positions, vectors]);
    },
    step(ids) {
      const positions = tensor1d(ids, 'int32');
      const { value, grads } = variableGrads(() => sum(mul(gather(table, positions), gradient)) as Scalar, [table]);
      optimizer.applyGradients(grads);
      const [loss] = value.dataSync();
      dispose([positions, value, ...Object.values(grads)]);
      return loss!;
    },
  },
  inputs,
);
