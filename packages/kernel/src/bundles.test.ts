import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { describe, expect, it } from 'vitest';

const folder = fileURLToPath(new URL('.', import.meta.url));
const exports: Record<string, unknown> = JSON.parse(readFileSync(`${folder}../package.json`, 'utf8')).exports;
const subpaths = Object.keys(exports).filter((name) => name !== './package.json');

/** The middle of each kernel's WebAssembly, past the header and before the constants that several share: in a bundle it betrays the kernel. */
const kernels = readdirSync(`${folder}generated`).map((file) => {
  const base64 = /'([A-Za-z0-9+/=]{200,})'/.exec(readFileSync(`${folder}generated/${file}`, 'utf8'))![1]!;
  return { name: file.replace('.ts', ''), mark: base64.slice(base64.length / 2, base64.length / 2 + 100) };
});

async function bundleOf(subpath: string): Promise<string> {
  const input = `${folder}${subpath.slice(2)}.ts`;
  const bundle = await rolldown({
    input,
    platform: 'neutral',
    resolve: { conditionNames: ['@firth/source', 'import'] },
  });
  const { output } = await bundle.generate({ format: 'esm', minify: true });
  await bundle.close();
  return output[0].code;
}

/** Kilobytes after gzip that a subpath may take, WebAssembly included: what it takes today and a tenth. */
const limits: Record<string, number> = {
  './classifier': 12,
  './cooccurrence': 3.2,
  './embedding': 4,
  './glove': 4,
  './matrix': 3.4,
  './pieces': 13.4,
  './hnsw': 8.1,
  './random': 1,
  './runtime': 1.4,
  './scan': 4.5,
  './top-k': 6.3,
  './transformer': 5,
  './word2vec': 18,
};

describe('a bundle of one subpath', () => {
  it.each(subpaths)('%s holds no other kernel', async (subpath) => {
    const code = await bundleOf(subpath);
    const held = kernels.filter(({ mark }) => code.includes(mark)).map(({ name }) => name);
    expect(held).toEqual(kernels.map(({ name }) => name).filter((name) => `./${name}` === subpath));
    expect(gzipSync(code).length / 1000, 'kB after gzip').toBeLessThan(limits[subpath]!);
  });
});
