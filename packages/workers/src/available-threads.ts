/**
 * Returns how many threads can run at once here, in Node or in a page: the processors that this process may use.
 *
 * @example
 * ```ts
 * console.log(availableThreads() >= 1); // true
 * ```
 */
export function availableThreads(): number {
  const os = globalThis.process?.getBuiltinModule?.('node:os');
  return os ? os.availableParallelism() : globalThis.navigator.hardwareConcurrency;
}
