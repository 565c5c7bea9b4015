import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fromStdin } from './from-stdin.ts';

const script = fileURLToPath(new URL('./__fixtures__/encode-stdin.ts', import.meta.url));

describe('fromStdin', () => {
  it.each([
    ['plain', Buffer.from('to be or not to be')],
    ['gzip', gzipSync('to be or not to be')],
  ])('reads a %s text once, and refuses a second pass', (_, input) => {
    const output = execFileSync(process.execPath, ['--conditions=@firth/source', script], { input });
    expect(JSON.parse(output.toString())).toEqual({
      words: 6,
      types: 4,
      again: 'BAD_OPTION standard input can be read once only; save it to a file first',
    });
  });

  it('is called stdin in messages', () => {
    expect(fromStdin().name).toBe('stdin');
  });
});
