import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFile } from './open-file.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firth-files-'));
  await writeFile(join(folder, 'a.txt'), 'three');
});
afterAll(() => rm(folder, { recursive: true }));

describe('openFile', () => {
  it('returns the file as a blob, by path or URL', async () => {
    const path = join(folder, 'a.txt');
    expect(await (await openFile(path)).text()).toBe('three');
    expect(await (await openFile(pathToFileURL(path))).slice(1, 3).text()).toBe('hr');
  });

  it('opens an empty file', async () => {
    const path = join(folder, 'empty');
    await writeFile(path, '');
    expect((await openFile(path)).size).toBe(0);
  });

  it('names the path and the reason when it cannot', async () => {
    const missing = join(folder, 'missing');
    await expect(openFile(missing)).rejects.toMatchObject({
      name: 'FirthError',
      code: 'IO',
      file: missing,
      message: `${missing}: cannot be opened: no such file or directory`,
    });
    await expect(openFile(folder)).rejects.toMatchObject({ code: 'IO', message: `${folder}: is a directory` });
    await expect(openFile('bad\0name')).rejects.toMatchObject({ code: 'IO' });
  });

  it.skipIf(process.platform === 'win32')('refuses a pipe, which has no size', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    await expect(openFile(pipe)).rejects.toMatchObject({ code: 'IO', message: `${pipe}: is not a regular file` });
  });
});
