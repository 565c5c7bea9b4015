/**
 * Bundles `src/worker/main.ts` of the package it runs in into `src/generated/worker.ts`: the worker's whole program, as a string.
 * A worker that is made from a string needs no file beside the bundle, so every bundler and runtime can start it.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { rolldown } from 'rolldown';

const source = 'src/worker/main.ts';
// What a worker of a page can load, a worker of Node can, too.
const resolve = { conditionNames: ['browser', '@firth/source', 'import'] };
const bundle = await rolldown({ input: source, platform: 'neutral', resolve });
const { output } = await bundle.generate({ format: 'esm', comments: false });
await bundle.close();

mkdirSync('src/generated', { recursive: true });
writeFileSync(
  'src/generated/worker.ts',
  `// Made by tools/inline-worker.ts from ${source}.\nexport const workerProgram: string = ${JSON.stringify(output[0].code)};\n`,
);
