/**
 * Returns the bytes that this process can still take, as its container or its machine limits it; infinity where that cannot be
 * told, as in a page.
 */
export function availableMemory(): number {
  const process = globalThis.process;
  const os = process?.getBuiltinModule?.('node:os');
  if (!os) return Number.POSITIVE_INFINITY;
  // Only Linux counts what the cache would give back as free.
  const machine = process.platform === 'linux' ? os.freemem() : os.totalmem();
  const container = process.constrainedMemory?.() || Number.POSITIVE_INFINITY; // 0: there is none
  return Math.min(machine, Math.max(0, container - process.memoryUsage.rss()));
}
