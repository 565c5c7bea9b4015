import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where packages/tfjs/scripts/build-tfjs-node.ts puts tfjs-node. */
export const tfjsNodeFolder: string = fileURLToPath(new URL('../../packages/tfjs/native/', import.meta.url));

/** Whether it is there, with its native part. */
export const hasTfjsNode: boolean = existsSync(
  `${tfjsNodeFolder}node_modules/@tensorflow/tfjs-node/lib/napi-v8/tfjs_binding.node`,
);
