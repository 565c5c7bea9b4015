/**
 * `pnpm packages`: packs what is published, asks publint, installs the tarballs in an empty folder with npm, and imports every entry point
 * there, by Node and by TypeScript. Run it after a build and before a release; it asks the registry for the packages of others.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { lintTarball } from './lint-tarball.ts';
import { type Packed, packAll } from './pack-all.ts';

const folder = mkdtempSync(join(tmpdir(), 'firth-packages-'));
try {
  const packed = packAll(folder);
  const problems = (await Promise.all(packed.map(({ tarball }) => lintTarball(tarball)))).flat();
  process.stdout.write(problems.map((problem) => `${problem}\n`).join(''));
  if (problems.length > 0) process.exitCode = 1;

  const user = join(folder, 'user');
  install(packed, user);
  const entries = entriesOf(packed, user);
  importAll(entries, user);
  process.stdout.write(`packages: ${packed.length} packed, ${entries.length} entry points imported\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Installs the tarballs, which stand for the packages of their names wherever one depends on another, and what they let a user add. */
function install(packed: readonly Packed[], user: string): void {
  const tarballs = Object.fromEntries(packed.map(({ name, tarball }) => [name, `file:${tarball}`]));
  const dependencies = Object.assign({}, ...packed.map(({ peers }) => peers), tarballs);
  delete dependencies['@tensorflow/tfjs-node']; // it compiles on install; @firth/tfjs takes it where it is there
  mkdirSync(user);
  writeFileSync(join(user, 'package.json'), JSON.stringify({ type: 'module', dependencies }));
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: user, stdio: 'inherit' });
}

/** Returns what a program can import of the packages: data files aside. */
function entriesOf(packed: readonly Packed[], user: string): string[] {
  return packed.flatMap(({ name }) => {
    const { exports = {} } = JSON.parse(readFileSync(join(user, 'node_modules', name, 'package.json'), 'utf8'));
    return Object.entries<unknown>(exports).flatMap(([path, target]) =>
      typeof target === 'object' ? [join(name, path)] : [],
    );
  });
}

function importAll(entries: readonly string[], user: string): void {
  const imports = entries.map((entry, i) => `import * as entry${i} from '${entry}';\n`);
  const names = entries.map((_, i) => `entry${i}`);
  writeFileSync(join(user, 'import-all.ts'), `${imports.join('')}export const entries = [${names.join(', ')}];\n`);
  execFileSync(process.execPath, ['import-all.ts'], { cwd: user, stdio: 'inherit' });

  const tsc = resolve('node_modules/.bin/tsc');
  // TensorFlow.js declares again what newer libraries of TypeScript declare: declarations are not checked, only found.
  const options = ['--noEmit', '--strict', '--skipLibCheck', '--target', 'es2023', '--module', 'nodenext'];
  execFileSync(tsc, [...options, 'import-all.ts'], { cwd: user, stdio: 'inherit' });
}
