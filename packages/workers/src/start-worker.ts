/** What hears of a worker. */
export interface WorkerListener<Answer> {
  /** Shown by debuggers and profilers. */
  readonly name: string;
  receive(answer: Answer): void;
  /** Is told why the worker failed or ended, unless it was terminated; more than once where one failure follows another. */
  fail(reason: string): void;
}

/** A worker, as whoever started it holds it: what Node's and a page's have alike. */
export interface StartedWorker<Message> {
  /** Sends a message; the buffers in `transfer` are handed over instead of copied. */
  postMessage(message: Message, transfer?: ArrayBuffer[]): void;
  /** Lets a process of Node end although the worker waits for messages. */
  unref(): void;
  terminate(): Promise<void>;
}

/** A page's browser gives no reason when it does not let a worker begin. */
const neverStarted =
  'it did not start; a page with a Content-Security-Policy must allow workers that are made from strings: worker-src blob:';
const unreadable = 'its answer could not be read';

/**
 * Starts a worker, of Node or of a page, whose program is the text of an ECMAScript module without imports: no file has to lie where a
 * bundler could miss it.
 *
 * @example
 * ```ts
 * const program = `const { parentPort } = process.getBuiltinModule('node:worker_threads');
 *   parentPort.on('message', (length) => parentPort.postMessage(length * length));`;
 * const worker = startWorker<number, number>(program, {
 *   name: 'squares',
 *   receive(area) {
 *     console.log(area); // 144
 *     worker.terminate();
 *   },
 *   fail(reason) {
 *     throw new Error(reason);
 *   },
 * });
 * worker.postMessage(12);
 * ```
 */
export function startWorker<Message, Answer>(
  program: string,
  listener: WorkerListener<Answer>,
): StartedWorker<Message> {
  const threads = globalThis.process?.getBuiltinModule?.('node:worker_threads');
  return threads ? startNodeWorker(threads.Worker, program, listener) : startWebWorker(program, listener);
}

function startNodeWorker<Message, Answer>(
  Worker: typeof import('node:worker_threads').Worker,
  program: string,
  { name, receive, fail }: WorkerListener<Answer>,
): StartedWorker<Message> {
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(program)}`), { name });
  const onExit = (code: number): void => fail(`it exited with code ${code}`);
  worker.on('message', receive);
  worker.on('messageerror', () => fail(unreadable));
  worker.on('error', (error: Error) => fail(error.message));
  worker.on('exit', onExit);
  return {
    postMessage: (message, transfer) => worker.postMessage(message, transfer),
    unref: () => worker.unref(),
    async terminate() {
      worker.off('exit', onExit);
      await worker.terminate();
    },
  };
}

function startWebWorker<Message, Answer>(
  program: string,
  { name, receive, fail }: WorkerListener<Answer>,
): StartedWorker<Message> {
  const url = URL.createObjectURL(new Blob([program], { type: 'text/javascript' }));
  const worker = new Worker(url, { type: 'module', name });
  worker.onmessage = ({ data }: MessageEvent<Answer>) => receive(data);
  worker.onmessageerror = () => fail(unreadable);
  worker.onerror = ({ message }) => fail(message || neverStarted);
  return {
    postMessage: (message, transfer = []) => worker.postMessage(message, transfer),
    unref() {},
    async terminate() {
      worker.terminate();
      URL.revokeObjectURL(url);
    },
  };
}
