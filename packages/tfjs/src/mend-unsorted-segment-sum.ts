import { getKernel, type KernelConfig, registerKernel, type TensorInfo, unregisterKernel } from '@tensorflow/tfjs-core';

type Kernel = Parameters<KernelConfig['kernelFunc']>[0];

/** What the kernels below use of tfjs's own backends (backend_cpu.ts, backend_wasm.ts); neither type is a dependency here. */
interface CPUBackend {
  readonly data: { get(dataId: object): { readonly values: ArrayLike<number> } };
  makeTensorInfo(shape: number[], dtype: 'float32', values: Float32Array): TensorInfo;
}
interface WasmBackend {
  makeOutput(shape: number[], dtype: 'float32'): TensorInfo;
  typedArrayFromHeap(tensor: TensorInfo): Float32Array | Int32Array;
}

const kernelName = 'UnsortedSegmentSum';

/**
 * Registers the sum of rows by their id, which is the gradient of a lookup, where tfjs's own is missing or of no use: the
 * wasm backend of 4.22 has none, so that nothing with an embedding trains on it, and the cpu backend's goes through all
 * rows once for every id. Both take one pass here. Of no effect on other backends, and when called again.
 *
 * @example
 * ```ts
 * mendUnsortedSegmentSum('cpu');
 * ```
 */
export function mendUnsortedSegmentSum(backendName: string): void {
  const kernelFunc = kernels.get(backendName);
  if (!kernelFunc) return;
  const registered = getKernel(kernelName, backendName) as KernelConfig | undefined;
  if (registered?.kernelFunc === kernelFunc) return;
  if (registered) unregisterKernel(kernelName, backendName);
  registerKernel({ kernelName, backendName, kernelFunc });
}

const kernels: ReadonlyMap<string, KernelConfig['kernelFunc']> = new Map([
  ['cpu', sumOnCPU],
  ['wasm', sumOnWasm],
]);

function sumOnCPU({ inputs, attrs, backend }: Kernel): TensorInfo {
  const { x, segmentIds } = inputs as { x: TensorInfo; segmentIds: TensorInfo };
  const { data, makeTensorInfo } = backend as unknown as CPUBackend;
  const shape = outputShape(x, segmentIds, segmentsOf(attrs));
  const sums = new Float32Array(shape.reduce((product, extent) => product * extent, 1));
  addRows(sums, shape[0]!, data.get(x.dataId).values, data.get(segmentIds.dataId).values);
  return makeTensorInfo.call(backend, shape, 'float32', sums);
}

function sumOnWasm({ inputs, attrs, backend }: Kernel): TensorInfo {
  const { x, segmentIds } = inputs as { x: TensorInfo; segmentIds: TensorInfo };
  const wasm = backend as unknown as WasmBackend;
  const output = wasm.makeOutput(outputShape(x, segmentIds, segmentsOf(attrs)), 'float32');
  // The views are taken behind `makeOutput`, which may move the heap.
  const sums = wasm.typedArrayFromHeap(output).fill(0) as Float32Array;
  addRows(sums, output.shape[0]!, wasm.typedArrayFromHeap(x), wasm.typedArrayFromHeap(segmentIds));
  return output;
}

function segmentsOf(attrs: Kernel['attrs']): number {
  return Number(attrs?.numSegments);
}

function outputShape(x: TensorInfo, segmentIds: TensorInfo, segments: number): number[] {
  return [segments, ...x.shape.slice(segmentIds.shape.length)];
}

/** Adds row `i` of `rows` to the sum of `ids[i]`; an id outside of the sums counts nowhere, as in TensorFlow. */
function addRows(sums: Float32Array, segments: number, rows: ArrayLike<number>, ids: ArrayLike<number>): void {
  const width = sums.length / segments;
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i]!;
    if (id < 0 || id >= segments) continue;
    for (let from = i * width, to = id * width, end = from + width; from < end; from++, to++)
      sums[to] = sums[to]! + rows[from]!;
  }
}
