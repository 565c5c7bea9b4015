/**
 * Makes this worker, of Node or of a page, answer each message that it is sent with what `obey` returns; `undefined` is no answer. The
 * buffers that `buffersOf` names are handed over with an answer instead of copied. What `obey` throws ends the worker.
 *
 * @example
 * ```ts
 * answerMessages((count: number) => new Float32Array(count).fill(1), ({ buffer }) => [buffer]);
 * ```
 */
export function answerMessages<Message, Answer>(
  obey: (message: Message) => Answer | undefined,
  buffersOf: (answer: Answer) => ArrayBuffer[] = () => [],
): void {
  // A worker of Node has a port, a worker of a page is one.
  const port = globalThis.process?.getBuiltinModule?.('node:worker_threads').parentPort;
  if (port) {
    port.on('message', (message: Message) => {
      const answer = obey(message);
      if (answer !== undefined) port.postMessage(answer, buffersOf(answer));
    });
  } else {
    globalThis.onmessage = ({ data }: MessageEvent<Message>) => {
      const answer = obey(data);
      if (answer !== undefined) globalThis.postMessage(answer, { transfer: buffersOf(answer) });
    };
  }
}
