/** Returns an instance of the kernel `module` on the calling thread, over `memory`, its `initialize` called with `parameters`. */
export function instantiateKernel<K>(
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
  parameters: readonly number[],
): K {
  const kernel = new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as K & {
    initialize(...parameters: readonly number[]): void;
  };
  kernel.initialize(...parameters);
  return kernel;
}
