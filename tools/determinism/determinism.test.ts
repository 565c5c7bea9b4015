import { describe, expect, it } from 'vitest';
import { bundle } from '../browser/bundle.ts';
import { chromiumPath } from '../browser/chromium.ts';
import { caseNames, threadCounts } from './cases.ts';
import type { Fingerprint } from './fingerprint.ts';
import { readPinnedHashes } from './pinned-hashes.ts';
import { runInChromium } from './run-in-chromium.ts';
import { runInNode } from './run-in-node.ts';

const pinned = readPinnedHashes();
const expected = (threads: number): Fingerprint[] => caseNames.map((name) => ({ name, sha256: pinned[name], threads }));
const expectedInWorkers = threadCounts.flatMap(expected);

describe('deterministic training gives the pinned bits', () => {
  it('in Node, with 1 to 4 threads', async () => {
    const program = await bundle(new URL('node-program.ts', import.meta.url), 'node');
    expect(await runInNode(process.execPath, program)).toEqual(expectedInWorkers);
  });

  it.skipIf(chromiumPath === undefined)(
    'in Chromium, with 1 to 4 threads and on the thread of the page (skipped where it is not installed)',
    async () => {
      const [isolated, open] = await runInChromium();
      expect(isolated!.fingerprints).toEqual(expectedInWorkers);
      expect(open!.fingerprints).toEqual(expected(1));
    },
    60_000,
  );

  it('which differ from case to case', () => {
    expect(new Set(Object.values(pinned)).size).toBe(caseNames.length);
  });
});
