import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const script = fileURLToPath(new URL('./__fixtures__/count-stdin.ts', import.meta.url));

describe('readStdin', () => {
  it('yields every byte that comes in', () => {
    const input = Buffer.alloc(300_000, 'abc');
    const output = execFileSync(process.execPath, ['--conditions=@firth/source', script], { input });
    expect(output.toString()).toBe('300000');
  });
});
