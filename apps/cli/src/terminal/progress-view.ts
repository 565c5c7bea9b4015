import type { Progress } from '@firth/core';
import type { CorpusProgress } from '@firth/corpus';
import type { OutputOptions } from '../output.ts';
import { formatNumberOf, formatSpeed } from './numbers.ts';

/** Shows how far a command is; the functions can be passed on as they are. */
export interface ProgressView {
  readonly reading: (progress: CorpusProgress) => void;
  readonly training: (progress: Progress) => void;
  /** Takes away what is on the screen. */
  readonly end: () => void;
}

const nothing: ProgressView = { reading() {}, training() {}, end() {} };

/** Returns the view that suits: NDJSON on stderr with `--json`, a bar where stderr is a terminal, else and with `--quiet` none. */
export async function createProgressView(options: OutputOptions): Promise<ProgressView> {
  if (options.quiet) return nothing;
  if (options.json) return jsonView();
  return process.stderr.isTTY ? barView() : nothing;
}

/** Whoever reads NDJSON wants to know how it goes, not every tenth of a second of it. */
const jsonInterval = 500; // milliseconds

function jsonView(): ProgressView {
  const begun = performance.now();
  let due = 0;
  const print = (phase: 'read' | 'train', progress: CorpusProgress | Progress): void => {
    const now = performance.now();
    if (now < due && progress.fraction !== 1) return;
    due = now + jsonInterval;
    const seconds = Math.round(now - begun) / 1000;
    process.stderr.write(JSON.stringify({ type: 'progress', phase, seconds, ...progress }) + '\n');
  };
  return {
    reading: (progress) => print('read', progress),
    training: (progress) => print('train', progress),
    end() {},
  };
}

async function barView(): Promise<ProgressView> {
  const { createBar } = await import('./bar.ts');
  const bar = createBar(process.stderr);
  return {
    reading: ({ fraction, words }) => bar.update('reading', fraction, formatNumberOf(words, 'word')),
    training({ fraction, wordsPerSecond, loss }) {
      const speed = formatSpeed(wordsPerSecond);
      bar.update('training', fraction, Number.isFinite(loss) ? `${speed} · loss ${loss.toFixed(3)}` : speed);
    },
    end: () => bar.end(),
  };
}
