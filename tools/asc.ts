/**
 * Compiles each `assembly/NAME.ts` of the package it runs in to `src/generated/NAME.ts`, which holds the WebAssembly as base64 twice:
 * with relaxed SIMD (fused multiply-add) and with plain SIMD. Inlined bytes load in Node, in a page and in a worker alike, with any bundler.
 * Modules under `assembly/lib` are imported by the others and compile to nothing of their own.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import asc from 'assemblyscript/asc';

const output = 'src/generated';

async function compile(source: string, features: readonly string[]): Promise<string> {
  let binary: Uint8Array | undefined;
  const { error, stderr } = await asc.main(
    [
      source,
      ...['--outFile', 'kernel.wasm', '--runtime', 'stub', '--use', 'abort=', '-O3', '--noAssert', '--converge'],
      ...['--importMemory', '--initialMemory', '1', '--maximumMemory', '65536'],
      ...features.flatMap((feature) => ['--enable', feature]),
    ],
    {
      writeFile: (_name: string, contents: string | Uint8Array) => {
        binary = contents as Uint8Array;
      },
    },
  );
  if (error || !binary) throw new Error(`${source}: ${stderr.toString()}`);
  return Buffer.from(binary).toString('base64');
}

const modules = await Promise.all(
  readdirSync('assembly')
    .filter((name) => name.endsWith('.ts'))
    .map(async (file) => {
      const source = `assembly/${file}`;
      const relaxed = await compile(source, ['simd', 'relaxed-simd']);
      const simd = await compile(source, ['simd']);
      const text =
        `// Made by tools/asc.ts from ${source}.\n` +
        `export const ${camelCase(basename(file, '.ts'))}: { readonly relaxed: string; readonly simd: string } = {\n` +
        `  relaxed: '${relaxed}',\n  simd: '${simd}',\n};\n`;
      return { file, text };
    }),
);

// Only when all have compiled: an error in one kernel leaves the others as they were.
rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });
for (const { file, text } of modules) writeFileSync(`${output}/${file}`, text);

function camelCase(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
