import { readFileSync } from 'node:fs';

/** What a process has used so far. */
export interface ProcessUsage {
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
}

/** The kernel's unit of time in /proc, on every Linux that Node runs on. */
const ticksPerSecond = 100;

/**
 * Returns what the process `pid` has used, or `undefined` where there is no /proc or no such process any more.
 *
 * The peak is `VmHWM`, the high-water mark of this very program. What `getrusage` gives a child begins at the size of the process that
 * forked it, so a small program started by Node would seem as large as Node.
 */
export function usageOf(pid: number): ProcessUsage | undefined {
  try {
    const peak = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'));
    if (!peak) return undefined; // a zombie: it has ended, and its memory is gone
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The fields behind the name, which stands in parentheses and may hold anything: the 12th and 13th of them are utime and stime.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = Number(fields[11]) + Number(fields[12]);
    return { cpuSeconds: ticks / ticksPerSecond, peakMegabytes: Number(peak[1]) / 1024 };
  } catch {
    return undefined;
  }
}
