import { execFile } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { addImports, publicNames } from './add-imports.ts';
import { extractExamples } from './extract-examples.ts';

const run = promisify(execFile);
const resolver = resolve('tools/examples/resolve-workspace.ts');
const folder = mkdtempSync(join(tmpdir(), 'firth-examples-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const files = globSync(['README.md', '{packages,apps}/*/README.md', 'packages/*/src/**/*.ts'], {
  exclude: (name) => /\.test\.ts$|generated/.test(name),
});
const names = publicNames();
const examples = files.sort().flatMap((file) => extractExamples(readFileSync(file, 'utf8'), file));

describe('the examples of the documentation', () => {
  it.concurrent.each(examples)('run and print what they say: $place', async ({ file, place, code, output }) => {
    const cwd = mkdtempSync(join(folder, 'run-'));
    const program = join(cwd, 'example.ts');
    writeFileSync(program, file.endsWith('.md') ? code : addImports(code, names));
    const options = ['--conditions=@firth/source', '--import', resolver];
    const running = run(process.execPath, [...options, program], { cwd });
    running.child.stdin?.end(); // an example that reads the standard input finds it empty
    const { stdout } = await running;
    if (!output) return;
    const printed = stdout.trimEnd().split('\n');
    expect(printed.length, `lines printed by ${place}:\n${stdout}`).toBe(output.length);
    for (const [i, line] of output.entries()) {
      if (line.endsWith('…')) expect(printed[i]).toContain(line.slice(0, -1).trimEnd());
      else expect(printed[i]).toBe(line);
    }
  });
});
