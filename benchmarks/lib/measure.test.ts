import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { answerOf, measure } from './measure.ts';

const node = (code: string, environment = {}): Parameters<typeof measure>[0] => ({
  program: process.execPath,
  args: ['-e', code],
  environment,
});

describe('measure', () => {
  it('returns what the program wrote', async () => {
    const run = await measure(node('console.log(JSON.stringify({ answer: 42 }))'), { threads: 1 });
    expect(answerOf(run)).toEqual({ answer: 42 });
  });

  it('sets and takes away variables of the environment', async () => {
    const code = 'console.log(JSON.stringify([process.env.ADDED, process.env.HOME ?? null]))';
    const run = await measure(node(code, { ADDED: 'yes', HOME: undefined }), { threads: 1 });
    expect(answerOf(run)).toEqual(['yes', null]);
  });

  it.skipIf(!existsSync('/proc/self/status'))('tells the peak of memory, where there is /proc', async () => {
    const code = 'const bytes = Buffer.alloc(300 * 2 ** 20, 1); setTimeout(() => bytes.length, 300)';
    const { peakMegabytes, cpuSeconds, wallSeconds } = await measure(node(code), { threads: 1 });
    expect(peakMegabytes).toBeGreaterThan(300);
    expect(peakMegabytes).toBeLessThan(600);
    expect(cpuSeconds).toBeGreaterThan(0);
    expect(wallSeconds).toBeGreaterThan(0.3);
  });

  it('throws with what the program complained of when it fails', async () => {
    const run = measure(node('throw new Error("out of words")'), { threads: 1 });
    await expect(run).rejects.toThrow(/ended with 1:[\s\S]*out of words/);
  });

  it('throws when there is no such program', async () => {
    await expect(measure({ program: '/no/such/program', args: [] }, { threads: 1 })).rejects.toThrow();
  });
});
