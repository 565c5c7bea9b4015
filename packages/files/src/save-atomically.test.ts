import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, readlink, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { FirthError } from '@firth/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { saveAtomically } from './save-atomically.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firth-files-'));
  path = join(folder, 'vectors.txt');
});
afterEach(() => rm(folder, { recursive: true }));

const bytesOf = (...texts: string[]): Uint8Array[] => texts.map((text) => Buffer.from(text));

describe('saveAtomically', () => {
  it('writes the chunks of an iterable or a stream, by path or URL', async () => {
    await saveAtomically(path, bytesOf('one ', '', 'two'));
    expect(await readFile(path, 'utf8')).toBe('one two');
    async function* stream(): AsyncGenerator<Uint8Array> {
      yield* bytesOf('three ', 'four');
    }
    await saveAtomically(pathToFileURL(path), stream());
    expect(await readFile(path, 'utf8')).toBe('three four');
    expect(await readdir(folder)).toEqual(['vectors.txt']);
  });

  it('packs with gzip when asked', async () => {
    await saveAtomically(path, bytesOf('one ', 'two'), { gzip: true });
    expect(gunzipSync(await readFile(path)).toString()).toBe('one two');
  });

  it.each([false, true])(
    'leaves the old file and passes on the error when the chunks fail (gzip: %s)',
    async (gzip) => {
      await writeFile(path, 'old');
      function* failing(): Generator<Uint8Array> {
        yield Buffer.from('new');
        throw new FirthError('WORD_WITH_SPACE', 'no place for that word');
      }
      await expect(saveAtomically(path, failing(), { gzip })).rejects.toMatchObject({ code: 'WORD_WITH_SPACE' });
      expect(await readFile(path, 'utf8')).toBe('old');
      expect(await readdir(folder)).toEqual(['vectors.txt']);
    },
  );

  it('follows a link and keeps the permissions of the file that it replaces', async () => {
    await writeFile(path, 'old');
    await chmod(path, 0o640);
    const link = join(folder, 'link');
    await symlink('vectors.txt', link);
    await saveAtomically(link, bytesOf('new'));
    expect(await readlink(link)).toBe('vectors.txt');
    expect(await readFile(path, 'utf8')).toBe('new');
    expect((await stat(path)).mode & 0o777).toBe(0o640);
  });

  it('refuses a path that is no regular file, or has no folder', async () => {
    await mkdir(path);
    await expect(saveAtomically(path, [])).rejects.toMatchObject({ code: 'IO', file: path });
    const nowhere = join(folder, 'no', 'where.txt');
    await expect(saveAtomically(nowhere, [])).rejects.toMatchObject({
      code: 'IO',
      message: `${nowhere}: cannot be saved: no such file or directory`,
    });
    expect((await stat('/dev/null')).isCharacterDevice()).toBe(true);
    await expect(saveAtomically('/dev/null', [])).rejects.toMatchObject({ code: 'IO', file: '/dev/null' });
    expect((await stat('/dev/null')).isCharacterDevice()).toBe(true);
  });

  it('saves under a name as long as the system allows', async () => {
    const long = join(folder, 'é'.repeat(127));
    await saveAtomically(long, bytesOf('new'));
    expect(await readFile(long, 'utf8')).toBe('new');
  });

  it.skipIf(process.platform !== 'linux')('names the path of a folder that takes no files', async () => {
    await expect(saveAtomically('/sys/vectors.txt', [])).rejects.toMatchObject({
      code: 'IO',
      file: '/sys/vectors.txt',
      message: expect.stringMatching(/permission denied|read-only file system|not permitted/),
    });
  });
});

describe('saveAtomically under kill -9', () => {
  const script = fileURLToPath(new URL('./__fixtures__/save-again-and-again.ts', import.meta.url));
  const kills = Number(process.env.FIRTH_KILLS ?? 20); // 200 for a long run
  const timeout = 30_000 + 1000 * kills;

  /** Starts a process that saves for ever and kills it at a random moment. */
  async function saveAndKill(how: 'atomically' | 'naively'): Promise<void> {
    const child = spawn(process.execPath, ['--conditions=@firth/source', script, path, how]);
    const ended = new Promise((resolve) => child.once('close', resolve));
    await Promise.race([new Promise((resolve) => child.stdout.once('data', resolve)), ended]);
    await sleep(Math.random() * 30);
    expect(child.exitCode).toBeNull();
    child.kill('SIGKILL');
    await ended;
  }

  const isWhole = (bytes: Buffer): boolean => bytes.length === 4 << 20 && bytes.every((byte) => byte === bytes[0]);

  it(
    'leaves a whole file each time, and no orphan after the next save',
    async () => {
      let orphans = 0;
      for (let kill = 0; kill < kills; kill++) {
        await saveAndKill('atomically');
        expect(isWhole(await readFile(path))).toBe(true);
        orphans = Math.max(orphans, (await readdir(folder)).length - 1);
      }
      expect(orphans).toBe(1); // A killed save leaves one, and the save after it sweeps it.
      await saveAtomically(path, bytesOf('last'));
      expect(await readdir(folder)).toEqual(['vectors.txt']);
    },
    timeout,
  );

  it(
    'is needed: writing in place tears the file',
    async () => {
      let torn = 0;
      for (let kill = 0; kill < kills && torn === 0; kill++) {
        await saveAndKill('naively');
        if (!isWhole(await readFile(path))) torn++;
      }
      expect(torn).toBeGreaterThan(0);
    },
    timeout,
  );
});
