import * as realFileSystem from 'node:fs/promises';
import { type FileHandle, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FileSystem } from './file-system.ts';
import { saveThrough } from './save-through.ts';
import { temporaryName } from './temporary-file.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firth-files-'));
  path = join(folder, 'vectors.bin');
  await writeFile(path, 'old');
});
afterEach(() => rm(folder, { recursive: true }));

const chunks = Array.from({ length: 5 }, (_, i) => Buffer.alloc(100_000, `${i}`));
const whole = Buffer.concat(chunks).toString();

type Change = (operation: string, run: () => unknown) => unknown;

/** The real file system, with each of its calls and of its files' calls passed through `change`. */
function changed(change: Change): FileSystem {
  const wrap = <T extends object>(target: T, prefix: string): T =>
    new Proxy(target, {
      get(_, name) {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return async (...values: unknown[]) => {
          const result: unknown = await change(prefix + String(name), () => Reflect.apply(value, target, values));
          return name === 'open' ? wrap(result as FileHandle, 'file.') : result;
        };
      },
    });
  return wrap(realFileSystem as FileSystem, '');
}

const noSpace = (): NodeJS.ErrnoException =>
  Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });

describe('saveThrough', () => {
  it('writes, syncs and closes the temporary file before the rename, and syncs the folder after it', async () => {
    const calls: string[] = [];
    const fileSystem = changed((operation, run) => {
      calls.push(operation);
      return run();
    });
    await saveThrough(fileSystem, path, chunks.slice(0, 2), {});
    expect(calls).toEqual([
      ...['stat', 'realpath', 'readdir', 'open', 'file.chmod', 'file.write', 'file.write', 'file.sync', 'file.close'],
      ...['rename', 'open', 'file.sync', 'file.close'],
    ]);
  });

  const large = Array.from({ length: 6 }, () => Buffer.alloc(8 * 2 ** 20, 'x'));

  it('has the disk take a large file while more of it is made, and all of it before the rename', async () => {
    const calls: string[] = [];
    const fileSystem = changed((operation, run) => {
      calls.push(operation);
      return run();
    });
    await saveThrough(fileSystem, path, large, {});
    expect(calls.indexOf('file.datasync')).toBeGreaterThan(calls.indexOf('file.write'));
    expect(calls.indexOf('file.datasync')).toBeLessThan(calls.lastIndexOf('file.write'));
    expect(calls.indexOf('rename')).toBeGreaterThan(calls.indexOf('file.sync'));
    expect((await stat(path)).size).toBe(6 * 8 * 2 ** 20);
  });

  it('fails where the disk refused a part, of which the fsync at the end hears no more', async () => {
    let failures = 0;
    const fileSystem = changed((operation, run) => {
      if (operation !== 'file.datasync') return run();
      failures++;
      throw noSpace();
    });
    await expect(saveThrough(fileSystem, path, large, {})).rejects.toMatchObject({ code: 'IO', file: path });
    expect(failures).toBe(1);
    expect(await readFile(path, 'utf8')).toBe('old');
    expect(await readdir(folder)).toEqual(['vectors.bin']);
  });

  it('leaves the old file whole, no orphan, and names the path when the n-th call fails, for every n', async () => {
    let failures = 0;
    for (let n = 1; ; n++) {
      let calls = 0;
      let failed = '';
      const fileSystem = changed((operation, run) => {
        if (++calls !== n) return run();
        failed = operation;
        if (operation === 'file.close') run(); // Also a close that reports an error closes.
        throw noSpace();
      });
      await writeFile(path, 'old');
      const error: unknown = await saveThrough(fileSystem, path, chunks, {}).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      if (failed === '') break;

      const found = await readFile(path, 'utf8');
      expect(['old', whole]).toContain(found);
      expect(await readdir(folder)).toEqual(['vectors.bin']);
      if (failed === 'readdir') {
        expect(error).toBeUndefined(); // Sweeping is a service, not a condition.
        continue;
      }
      failures++;
      expect(error).toMatchObject({ code: 'IO', file: path });
      expect((error as Error).message).toBe(`${path}: cannot be saved: no space left on device`);
      if (failed === 'file.write') expect(found).toBe('old');
    }
    expect(failures).toBeGreaterThanOrEqual(13);
  });

  it('writes on when the system takes a part of a chunk', async () => {
    const halves: FileSystem = {
      ...realFileSystem,
      async open(...values: Parameters<FileSystem['open']>) {
        const file = await realFileSystem.open(...values);
        const write = file.write.bind(file) as (b: Uint8Array, o: number, n: number) => ReturnType<FileHandle['write']>;
        return Object.assign(file, {
          write: (bytes: Uint8Array, offset: number, length: number) => write(bytes, offset, Math.ceil(length / 2)),
        });
      },
    };
    await saveThrough(halves, path, chunks, {});
    expect(await readFile(path, 'utf8')).toBe(whole);
  });

  it('gives up when the system takes nothing at all', async () => {
    const fileSystem = changed((operation, run) => (operation === 'file.write' ? { bytesWritten: 0 } : run()));
    await expect(saveThrough(fileSystem, path, chunks, {})).rejects.toMatchObject({ code: 'IO', file: path });
    expect(await readFile(path, 'utf8')).toBe('old');
  });

  it('is content where a folder cannot be synced', async () => {
    let opens = 0;
    const fileSystem = changed((operation, run) => {
      if (operation === 'open' && ++opens === 2) throw Object.assign(new Error('EISDIR'), { code: 'EISDIR' });
      return run();
    });
    await saveThrough(fileSystem, path, chunks, {});
    expect(await readFile(path, 'utf8')).toBe(whole);
  });

  it('sweeps what killed saves of the same file left, and nothing else', async () => {
    const name = (host: string | undefined, pid: number | undefined): string => {
      const [, before, ownHost, ownPid, time] = /^(.*)\.([^.]*)\.(\d+)(\.\d+\.firth-tmp)$/.exec(
        temporaryName('vectors.bin'),
      )!;
      return `${before}.${host ?? ownHost}.${pid ?? ownPid}${time}`;
    };
    const orphans = [
      name(undefined, 4_194_305), // beyond the largest process id there is
      name(undefined, undefined), // of a former process with our id, as in a container: it is older than this one
      name('another-machine', 7), // of long ago
    ];
    const others = [
      name(undefined, undefined), // of another save of ours that goes on
      name(undefined, process.ppid), // of a process that runs
      name('another-machine', 7), // of a moment ago
      name(undefined, 4_194_305).replace('vectors', 'others'),
      '.vectors.bin.mine.firth-tmp',
    ];
    for (const each of [...orphans, ...others]) await writeFile(join(folder, each), 'part');
    for (const each of orphans.slice(1)) await utimes(join(folder, each), 1e9, 1e9);
    await saveThrough(realFileSystem, path, chunks, {});
    expect((await readdir(folder)).sort()).toEqual(['vectors.bin', ...others].sort());
  });
});
