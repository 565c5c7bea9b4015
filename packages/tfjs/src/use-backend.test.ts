import { spawnSync } from 'node:child_process';
import { getBackend } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { useBackend } from './use-backend.ts';

const fails = (message: string, code?: string) => () => Promise.reject(Object.assign(new Error(message), { code }));

describe('useBackend', () => {
  it('takes the first that runs, and says why those before it do not', async () => {
    const importTfjsNode = fails(
      'The Node.js native addon module (tfjs_binding.node) can not be found at path: x\nmore',
    );
    const { name, skipped } = await useBackend({ importTfjsNode });
    expect([name, getBackend()]).toEqual(['wasm', 'wasm']);
    expect(skipped).toEqual([
      {
        name: 'tensorflow',
        reason:
          '@tensorflow/tfjs-node is installed without its native part: The Node.js native addon module (tfjs_binding.node) can not be found at path: x',
      },
    ]);
  });

  it('takes only those that are wanted', async () => {
    expect(await useBackend({ among: ['cpu'] })).toEqual({ name: 'cpu', skipped: [] });
  });

  it('says that tfjs-node is not installed, and what else went wrong', async () => {
    const missing = fails('Cannot find package', 'ERR_MODULE_NOT_FOUND');
    await expect(useBackend({ among: ['tensorflow'], importTfjsNode: missing })).rejects.toMatchObject({
      code: 'UNSUPPORTED',
      message: 'no backend of tfjs runs here: tensorflow: @tensorflow/tfjs-node is not installed',
    });
    await expect(useBackend({ among: ['tensorflow'], importTfjsNode: fails('no luck') })).rejects.toThrow(
      'tensorflow: no luck',
    );
    await expect(useBackend({ among: ['tensorflow'], importTfjsNode: async () => {} })).rejects.toThrow('tensorflow: ');
  });

  it('looks for tfjs-node by its name, as Node does', () => {
    const program = `import { useBackend } from '@firth/tfjs';
      const { name, skipped } = await useBackend();
      process.stdout.write(JSON.stringify([name, ...skipped]));`;
    const args = ['--conditions=@firth/source', '--input-type=module', '--eval', program];
    const { stdout } = spawnSync(process.execPath, args, { cwd: import.meta.dirname, encoding: 'utf8' });
    const [name, skipped] = JSON.parse(stdout);
    expect(['tensorflow', 'wasm']).toContain(name);
    if (name === 'wasm') expect(skipped.reason).toMatch(/^@tensorflow\/tfjs-node is (not installed|installed without)/);
  });
});
