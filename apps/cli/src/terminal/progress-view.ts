import type { Progress } from '@firth/core';
import type { CorpusProgress } from '@firth/corpus';
import type { OutputOptions } from '../output.ts';
import { escapeForTerminal } from './escape.ts';
import { formatBytes, formatNumberOf, formatSpeed } from './numbers.ts';

/** How far the writing of a text is. */
export interface WritingProgress {
  readonly bytes: number;
}

/** How far a step is that has its own words for what it counts. */
export interface StepProgress {
  /** Part that is done, 0 to 1; absent where that is unknown. */
  readonly fraction?: number;
  readonly details: string;
}

/** Shows how far a command is; the functions can be passed on as they are. */
export interface ProgressView {
  readonly reading: (progress: CorpusProgress) => void;
  readonly training: (progress: Progress) => void;
  readonly writing: (progress: WritingProgress) => void;
  readonly step: (phase: string, progress: StepProgress) => void;
  /** Takes away what is on the screen. */
  readonly end: () => void;
}

const nothing: ProgressView = { reading() {}, training() {}, writing() {}, step() {}, end() {} };

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
  const print = (phase: string, progress: CorpusProgress | Progress | WritingProgress | StepProgress): void => {
    const now = performance.now();
    const isLast = 'fraction' in progress && progress.fraction === 1;
    if (now < due && !isLast) return;
    due = now + jsonInterval;
    const seconds = Math.round(now - begun) / 1000;
    process.stderr.write(JSON.stringify({ type: 'progress', phase, seconds, ...progress }) + '\n');
  };
  return {
    reading: (progress) => print('read', progress),
    training: (progress) => print('train', progress),
    writing: (progress) => print('write', progress),
    step: print,
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
    writing: ({ bytes }) => bar.update('writing', undefined, formatBytes(bytes)),
    step: (phase, { fraction, details }) => bar.update(phase, fraction, escapeForTerminal(details)),
    end: () => bar.end(),
  };
}
