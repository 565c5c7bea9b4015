import type { ProducingKernel, ThreadPlace, TrainingKernel } from '@firth/kernel/runtime';
import { answerMessages } from '@firth/workers';
import { createChunkTrainer } from './chunk-trainer.ts';
import { type ProducingTask, type Product, produceNext } from './produce.ts';
import type { Task } from './task.ts';

/** The one message that a worker is sent. */
export type WorkerOrder = TrainingOrder | ProducingOrder;

interface KernelOrder {
  readonly thread: number;
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
}

/** An order to train a model. */
export interface TrainingOrder extends KernelOrder {
  readonly task: Task;
  readonly place: ThreadPlace;
}

/** An order to make something of many items. */
export interface ProducingOrder extends KernelOrder {
  readonly produce: ProducingTask;
  /** The arguments of the kernel's `initialize`. */
  readonly parameters: readonly number[];
}

/** The one message that it answers with. */
export type WorkerAnswer = { readonly products: readonly Product[] } | { readonly error: string };

type Kernel = (TrainingKernel | ProducingKernel) & { initialize(...parameters: readonly number[]): void };

function obey(order: WorkerOrder): WorkerAnswer {
  try {
    const kernel = new WebAssembly.Instance(order.module, { env: { memory: order.memory } })
      .exports as unknown as Kernel;
    return { products: 'task' in order ? train(order, kernel) : produce(order, kernel) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

function train({ task, thread, memory, place }: TrainingOrder, kernel: Kernel): [] {
  kernel.initialize(...place.parameters);
  const training = kernel as TrainingKernel;
  const trainer = createChunkTrainer(task, thread, training, memory.buffer, place);
  while (trainer.trainNext());
  training.giveBack?.();
  return [];
}

function produce({ produce: task, memory, parameters }: ProducingOrder, kernel: Kernel): Product[] {
  kernel.initialize(...parameters);
  const products: Product[] = [];
  for (;;) {
    const product = produceNext(task, kernel as ProducingKernel, memory.buffer);
    if (!product) return products;
    products.push(product);
  }
}

function buffersIn(answer: WorkerAnswer): ArrayBuffer[] {
  return 'error' in answer ? [] : answer.products.flatMap(({ parts }) => parts);
}

answerMessages(obey, buffersIn);
