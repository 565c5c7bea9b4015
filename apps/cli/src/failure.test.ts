import { FirthError } from '@firth/core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { reportFailure, usageError } from './failure.ts';

/** Takes what is written to `stream` during a test. */
function taken(stream: NodeJS.WriteStream): () => string {
  const write = vi.spyOn(stream, 'write').mockReturnValue(true);
  return () => write.mock.calls.map(([text]) => String(text)).join('');
}

describe('reportFailure', () => {
  afterEach(() => vi.restoreAllMocks());

  it('tells of data that cannot be used in one line', async () => {
    const stderr = taken(process.stderr);
    expect(await reportFailure(new FirthError('TRUNCATED', 'ends early', { file: 'a\x1b.txt', line: 3 }), {})).toBe(1);
    expect(stderr()).toBe('firth: a\\x1b.txt:3: ends early\n');
  });

  it('tells a mistake in the call apart by the exit code', async () => {
    taken(process.stderr);
    expect(await reportFailure(usageError('choose one'), {})).toBe(2);
  });

  it('prints a document with --json', async () => {
    const [stdout, stderr] = [taken(process.stdout), taken(process.stderr)];
    await reportFailure(new FirthError('BAD_NUMBER', 'abc', { file: 'a.bin', offset: 9 }), { json: true });
    expect(JSON.parse(stdout())).toEqual({
      status: 'error',
      code: 'BAD_NUMBER',
      message: 'a.bin:byte 9: abc',
      file: 'a.bin',
      offset: 9,
    });
    expect(stderr()).toBe('');
  });

  it('tells of the unexpected in one line, and where it was only with --verbose', async () => {
    const stderr = taken(process.stderr);
    expect(await reportFailure(new TypeError('boom'), {})).toBe(1);
    expect(stderr()).toBe('firth: unexpected error: boom (--verbose shows where)\n');
    await reportFailure(new TypeError('boom'), { verbose: true });
    expect(stderr()).toContain('TypeError: boom\n    at ');
  });
});
