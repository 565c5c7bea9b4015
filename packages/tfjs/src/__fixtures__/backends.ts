import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';
import { type BackendName, useBackend } from '../use-backend.ts';

/** Where scripts/build-tfjs-node.ts puts tfjs-node. */
const native = fileURLToPath(new URL('../../native/', import.meta.url));
const isBuilt = existsSync(`${native}node_modules/@tensorflow/tfjs-node/lib/napi-v8/tfjs_binding.node`);

/** tfjs-node brings a tfjs of its own, which complains that every kernel is registered already. */
async function importTfjsNode(): Promise<unknown> {
  const silenced = vi.spyOn(console, 'warn').mockImplementation(() => {});
  try {
    return createRequire(native)('@tensorflow/tfjs-node');
  } finally {
    silenced.mockRestore();
  }
}

/** Every backend, and why one cannot be tested here. */
export const backends: readonly { readonly name: BackendName; readonly missing?: string }[] = [
  { name: 'cpu' },
  { name: 'wasm' },
  {
    name: 'tensorflow',
    ...(!isBuilt && { missing: 'tfjs-node is not built: node packages/tfjs/scripts/build-tfjs-node.ts' }),
  },
];

/** Makes tfjs compute on the backend `name`. */
export async function useOnly(name: BackendName): Promise<void> {
  await useBackend({ among: [name], importTfjsNode });
}
