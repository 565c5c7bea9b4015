import { hostname } from 'node:os';
import { join } from 'node:path';
import type { FileSystem } from './file-system.ts';

/**
 * Names of temporary files say who writes them: `.vectors.bin.HOST.PID.TIME.firth-tmp`, so that the next save can tell
 * an orphan, left by a process that was killed, from the file of a process that is still writing.
 */
const suffix = '.firth-tmp';
const host = hostname()
  .replaceAll(/[^A-Za-z0-9]/g, '-')
  .slice(0, 24);

/** After this long without a write, a file of another machine that shares the folder counts as an orphan. */
const foreignOrphanMs = 60 * 60 * 1000;

/** Returns a name for a temporary file beside `name`, unlike any other. */
export function temporaryName(name: string): string {
  return `${prefixOf(name)}${host}.${process.pid}.${process.hrtime.bigint()}${suffix}`;
}

/** Cut to 40 characters, at most 160 bytes, so that the temporary name stays below the usual limit of 255 bytes. */
function prefixOf(name: string): string {
  return `.${[...name].slice(0, 40).join('')}.`;
}

/** Removes the temporary files that earlier saves of `folder/name` left behind when they were killed. Never fails. */
export async function sweepOrphans(fileSystem: FileSystem, folder: string, name: string): Promise<void> {
  const prefix = prefixOf(name);
  const entries = await fileSystem.readdir(folder).catch(() => []);
  for (const entry of entries) {
    if (!entry.startsWith(prefix) || !entry.endsWith(suffix)) continue;
    const owner = /^([A-Za-z0-9-]*)\.(\d+)\.\d+$/.exec(entry.slice(prefix.length, -suffix.length));
    const path = join(folder, entry);
    const status = await fileSystem.stat(path).catch(() => undefined);
    if (!owner || !status?.isFile()) continue;
    if (isOrphan(owner[1]!, Number(owner[2]), status.mtimeMs)) await fileSystem.unlink(path).catch(() => {});
  }
}

function isOrphan(ownerHost: string, pid: number, lastWriteMs: number): boolean {
  if (ownerHost !== host) return Date.now() - lastWriteMs > foreignOrphanMs;
  // In a container every run has the same process id, so a file from before this process is a former one's.
  if (pid === process.pid) return lastWriteMs < Date.now() - process.uptime() * 1000;
  return !isRunning(pid);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
