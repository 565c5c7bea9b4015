/**
 * Bundles `src/worker/main.ts` of the package it runs in into `src/generated/worker.ts`: the worker's whole program, as a string.
 * A worker that is made from a string needs no file beside the bundle, so every bundler and runtime can start it.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { rolldown } from 'rolldown';

const source = 'src/worker/main.ts';
// What a worker of a page can load, a worker of Node can, too.
const resolve = { conditionNames: ['browser', '@firth/source', 'import'] };
// Formats load packages of others when they need them; no worker gets there, so these are left outside, and must have gone with the unused code.
const external = (id: string, _importer: string | undefined, isResolved: boolean) =>
  !isResolved && !/^(?:\.|@firth\/)/.test(id);
const bundle = await rolldown({ input: source, platform: 'neutral', resolve, external });
const { output } = await bundle.generate({ format: 'esm', comments: false });
await bundle.close();
const [{ code, imports, dynamicImports }] = output;
const missing = [...imports, ...dynamicImports];
if (missing.length > 0)
  throw new Error(`${source} would load ${missing.join(', ')}, which a worker made from a string cannot`);

mkdirSync('src/generated', { recursive: true });
writeFileSync(
  'src/generated/worker.ts',
  `// Made by tools/inline-worker.ts from ${source}.\nexport const workerProgram: string = ${JSON.stringify(code)};\n`,
);
