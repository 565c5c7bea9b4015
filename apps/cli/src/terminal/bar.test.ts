import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createBar } from './bar.ts';

/** A stream that says it is a terminal. */
function fakeTerminal(columns: number): { stream: NodeJS.WriteStream; shown: () => string } {
  const stream = Object.assign(new PassThrough(), {
    isTTY: true,
    columns,
    cursorTo() {},
    clearLine() {},
    moveCursor() {},
  });
  let shown = '';
  stream.on('data', (chunk: Buffer) => {
    shown += chunk.toString();
  });
  return { stream: stream as unknown as NodeJS.WriteStream, shown: () => shown };
}

describe('createBar', () => {
  it('shows the phase, the part done and the details', () => {
    const { stream, shown } = fakeTerminal(120);
    const bar = createBar(stream);
    bar.update('training', 0.25, '1.20 M words/s · loss 2.310');
    bar.end();
    expect(shown()).toMatch(/training {2}█{10}░{30} {3}25 % {2}1\.20 M words\/s · loss 2\.310/);
  });

  it('shows no bar while the length is unknown', () => {
    const { stream, shown } = fakeTerminal(120);
    const bar = createBar(stream);
    bar.update('reading', undefined, '5 words');
    bar.end();
    expect(shown()).toContain('reading  5 words');
    expect(shown()).not.toContain('░');
  });

  it('stays within the width of the terminal and leaves its wrapping mode alone', () => {
    const { stream, shown } = fakeTerminal(30);
    const bar = createBar(stream);
    bar.update('training', 0.5, 'a long line of details');
    bar.end();
    expect(shown()).not.toContain('details');
    expect(shown()).not.toContain('\x1b[?7');
  });
});
