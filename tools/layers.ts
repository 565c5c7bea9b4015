/**
 * Holds the workspace to its layers (docs/architecture.md): a package depends only on packages of a strictly lower layer.
 *
 * Reads every package.json and every import specifier under src, and fails for a dependency that is not lower, for an import that is
 * not declared, for a relative import that leaves its package (tests may use tools/browser), and for a package that has no layer yet.
 */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';

const layers: readonly (readonly string[])[] = [
  ['core'],
  ['files', 'kernel', 'scaling', 'workers'],
  ['corpus', 'positional-encoding', 'projection', 'tokenizer', 'vectors'],
  ['evaluation', 'formats', 'training'],
  ['compression', 'embedding'],
  ['fasttext', 'glove', 'language-model', 'tfjs', 'word2vec'],
];
const data: readonly string[] = ['pretrained'];

interface Manifest {
  readonly name: string;
  readonly dependencies?: Record<string, string>;
  readonly peerDependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
}

const layerOf = new Map<string, number>();
for (const [layer, names] of layers.entries()) for (const name of names) layerOf.set(`@firth/${name}`, layer);
for (const name of data) layerOf.set(`@firth/${name}`, 0);

/** The problems of one package, a line each. */
function problemsOf(folder: string): string[] {
  const manifest: Manifest = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const isApp = folder.startsWith('apps/');
  const own = isApp ? layers.length : layerOf.get(manifest.name);
  if (own === undefined) return [`${manifest.name} has no layer in tools/layers.ts`];

  const problems: string[] = [];
  const mayUse = (name: string, where: string): void => {
    if (!name.startsWith('@firth/')) return;
    const layer = layerOf.get(name);
    if (layer === undefined) problems.push(`${where}: ${name} has no layer in tools/layers.ts`);
    else if (layer >= own)
      problems.push(`${where}: ${manifest.name} (layer ${own}) must not use ${name} (layer ${layer})`);
  };

  const declared = { ...manifest.dependencies, ...manifest.peerDependencies };
  for (const name of Object.keys(declared)) mayUse(name, `${folder}/package.json`);

  for (const file of globSync(`${folder}/src/**/*.{ts,tsx}`)) {
    const isTest = /\.test\.tsx?$|\/__fixtures__\//.test(file);
    for (const specifier of importsOf(file)) {
      if (specifier.startsWith('.')) {
        const target = resolve(dirname(file), specifier);
        const isTool = isTest && relative('tools/browser', target)[0] !== '.';
        if (relative(folder, target).startsWith('..') && !isTool)
          problems.push(`${file}: ${specifier} leaves the package`);
        continue;
      }
      const name = specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/');
      if (!name.startsWith('@firth/') || name === manifest.name) continue;
      const known = isTest ? { ...declared, ...manifest.devDependencies } : declared;
      if (!(name in known)) problems.push(`${file}: ${name} is not in ${folder}/package.json`);
      if (!isTest) mayUse(name, file);
    }
  }
  return problems;
}

function importsOf(file: string): string[] {
  const source = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  return [...source.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]/g)].map((match) => match[1]!);
}

const folders = globSync(['packages/*', 'apps/*']).filter((folder) => existsSync(`${folder}/package.json`));
const problems = folders.flatMap(problemsOf);
if (problems.length > 0) {
  process.stderr.write(problems.join('\n') + '\n');
  process.exitCode = 1;
} else {
  process.stdout.write(`layers: ${folders.length} packages in order\n`);
}
