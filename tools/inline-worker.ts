/**
 * Turns `worker/main.ts` of the package it runs in into `src/generated/worker.ts`: the worker's program, types stripped, as a string.
 * A worker that is made from a string needs no file beside the bundle, so every bundler and runtime can start it.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';

const source = 'worker/main.ts';
const program = stripTypeScriptTypes(readFileSync(source, 'utf8'), { mode: 'strip' })
  .replace(/^\s*\/\*\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
  .replace(/[ \t]+$/gm, '')
  .replace(/\n{2,}/g, '\n');

mkdirSync('src/generated', { recursive: true });
writeFileSync(
  'src/generated/worker.ts',
  `// Made by tools/inline-worker.ts from ${source}.\nexport const workerProgram: string = ${JSON.stringify(program)};\n`,
);
