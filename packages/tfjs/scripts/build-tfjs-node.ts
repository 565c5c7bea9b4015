/**
 * `node packages/tfjs/scripts/build-tfjs-node.ts [WHEEL]` installs @tensorflow/tfjs-node into packages/tfjs/native, which git ignores, and
 * compiles its native part against the TensorFlow of a wheel: WHEEL, or the one that pip downloads (270 MB). The package's own install script
 * fetches libtensorflow from a host that many machines do not reach. Wants npm, python3 with pip, and g++; 1.5 GB of disk; two minutes.
 *
 * Tests and benchmarks of tfjs-node run where this has been done, and say so where it has not.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../native', import.meta.url));
const wheels = join(folder, 'wheel');
const unpacked = join(folder, 'unpacked');
const tfjsNode = join(folder, 'node_modules/@tensorflow/tfjs-node');
/** The native part, in the package. */
const binding = 'lib/napi-v8/tfjs_binding.node';
const [givenWheel] = process.argv.slice(2);

try {
  build(givenWheel === undefined ? undefined : resolve(givenWheel));
} catch (error) {
  process.stderr.write(`build-tfjs-node: ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}

function build(given: string | undefined): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  run('npm', [
    'install',
    '--ignore-scripts',
    '--no-package-lock',
    '--no-audit',
    '--no-fund',
    '@tensorflow/tfjs-node@4.22.0',
  ]);
  const wheel = given ?? downloadWheel();
  if (!existsSync(join(unpacked, 'tensorflow'))) run('python3', ['-m', 'zipfile', '-e', wheel, unpacked]);
  linkLibraries(join(unpacked, 'tensorflow'));
  compile(join(unpacked, 'tensorflow/include'));
  process.stdout.write(`built ${binding}\n`);
}

function downloadWheel(): string {
  const args = ['-m', 'pip', 'download', '--no-deps', '--only-binary=:all:', '--dest', wheels, 'tensorflow_cpu==2.21'];
  run('python3', args);
  const [wheel] = globSync(join(wheels, 'tensorflow_cpu-2.21*.whl'));
  if (wheel === undefined) throw new Error(`pip left no wheel in ${wheels}`);
  return wheel;
}

/** The names by which the addon is linked, and those by which it looks for the libraries when it is loaded. */
function linkLibraries(tensorflow: string): void {
  const libraries = join(tfjsNode, 'deps/lib');
  mkdirSync(libraries, { recursive: true });
  const links = [
    ['libtensorflow_cc.so.2', 'libtensorflow_cc.so.2'],
    ['libtensorflow_cc.so.2', 'libtensorflow.so'],
    ['libtensorflow_framework.so.2', 'libtensorflow_framework.so.2'],
    ['libtensorflow_framework.so.2', 'libtensorflow_framework.so'],
  ] as const;
  for (const [library, name] of links) {
    rmSync(join(libraries, name), { force: true });
    symlinkSync(join(tensorflow, library), join(libraries, name));
  }
}

function compile(tensorflowHeaders: string): void {
  const nodeHeaders = join(dirname(dirname(process.execPath)), 'include/node');
  mkdirSync(dirname(join(tfjsNode, binding)), { recursive: true });
  const defines = ['-DNAPI_VERSION=8', '-DNODE_GYP_MODULE_NAME=tfjs_binding'];
  const headers = [nodeHeaders, '.', '..', tensorflowHeaders].map((path) => `-I${path}`);
  const libraries = ['-Ldeps/lib', '-ltensorflow', '-ltensorflow_framework', '-Wl,-rpath,$ORIGIN/../../deps/lib'];
  const sources = ['binding/tfjs_backend.cc', 'binding/tfjs_binding.cc'];
  const mode = ['-O2', '-std=c++17', '-fPIC', '-shared'];
  run('g++', [...mode, ...defines, ...headers, ...sources, '-o', binding, ...libraries], tfjsNode);
}

function run(program: string, args: readonly string[], cwd: string = folder): void {
  const { status, error } = spawnSync(program, args, { cwd, stdio: 'inherit' });
  if (error) throw error;
  if (status !== 0) throw new Error(`${program} ended with ${status}`);
}
