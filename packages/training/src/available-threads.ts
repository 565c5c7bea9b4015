/** Returns how many threads can run at once here: the processors that this process may use. */
export function availableThreads(): number {
  const os = globalThis.process?.getBuiltinModule?.('node:os');
  return os ? os.availableParallelism() : globalThis.navigator.hardwareConcurrency;
}
