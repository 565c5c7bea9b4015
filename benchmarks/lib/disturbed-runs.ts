/** A process that was bound to one processor. */
export interface SingleRun {
  readonly name: string;
  readonly wallSeconds: number;
  readonly cpuSeconds: number | undefined;
}

/** A program with a processor to itself waits little: for the disk, and for its workers to start. */
const toleratedWait = 0.1;

/**
 * Returns a note on the `runs` that had their processor for less than nine tenths of their time, where there are any: others were at
 * work, unless it was the disk, and the figures of such a run say little.
 */
export function disturbedRuns(runs: readonly SingleRun[]): string[] {
  const counts = new Map<string, number>();
  for (const { name, wallSeconds, cpuSeconds } of runs) {
    const isDisturbed = cpuSeconds !== undefined && cpuSeconds < (1 - toleratedWait) * wallSeconds;
    if (isDisturbed) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  if (counts.size === 0) return [];
  const listing = [...counts].map(([name, count]) => `${count} of ${name}`).join(', ');
  return [`disturbed, waiting for more than a tenth of their time: ${listing}`];
}
