import { arch, availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os';

/** What the figures were measured on. */
export interface Machine {
  readonly processor: string;
  readonly processors: number;
  readonly memoryGigabytes: number;
  readonly system: string;
  readonly node: string;
  readonly v8: string;
  /** Of the last minute, before the run: far above 0 means that others were at work. */
  readonly load: number;
}

/** Returns what this machine is. */
export function describeMachine(): Machine {
  return {
    processor: cpus()[0]?.model ?? 'unknown',
    processors: availableParallelism(),
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${release()} ${arch()}`,
    node: process.versions.node,
    v8: process.versions.v8,
    load: loadavg()[0] ?? 0,
  };
}

/** Returns `machine` in a line. */
export function formatMachine({ processor, processors, memoryGigabytes, system, node, load }: Machine): string {
  return `${processor} × ${processors}, ${memoryGigabytes} GiB, ${system}, Node ${node}, load ${load.toFixed(2)}`;
}
