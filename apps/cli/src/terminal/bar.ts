import cliProgress, { type Options, type Params } from 'cli-progress';
import { formatSeconds } from './numbers.ts';

/** A line at the bottom of a terminal that shows how far something is. */
export interface Bar {
  /** Shows `phase`, the part that is done where it is known, and `details`. A new phase begins a new estimate of the time left. */
  update(phase: string, fraction: number | undefined, details: string): void;
  /** Removes the line. */
  end(): void;
}

/** Columns that stand beside the bar at most, and how long it may be itself. */
const besideBar = 64;
const shortest = 8;
const longest = 40;

/** Steps that the library counts in; more than a terminal can show. */
const steps = 10_000;

/** Returns a bar on `stream`, shown at the first update. */
export function createBar(stream: NodeJS.WriteStream): Bar {
  let bar: cliProgress.SingleBar | undefined;
  let shown = '';
  const end = (): void => {
    bar?.stop();
    bar = undefined;
  };
  return {
    update(phase, fraction, details) {
      if (phase !== shown) end();
      shown = phase;
      const payload = { phase, details, isKnown: fraction !== undefined };
      bar ??= start(stream, payload);
      bar.update(Math.round((fraction ?? 0) * steps), payload);
    },
    end,
  };
}

function start(stream: NodeJS.WriteStream, payload: object): cliProgress.SingleBar {
  const bar = new cliProgress.SingleBar({
    stream,
    format,
    barsize: Math.max(shortest, Math.min(longest, (stream.columns ?? 80) - besideBar)),
    barCompleteChar: '█',
    barIncompleteChar: '░',
    clearOnComplete: true,
    linewrap: true, // Leaves the terminal's own mode alone, which a killed process could not restore; the library cuts the line.
    gracefulExit: false, // Signals are the program's affair: see interrupt.ts.
    etaBuffer: 40,
  });
  bar.start(steps, 0, payload);
  return bar;
}

interface Payload {
  readonly phase: string;
  readonly details: string;
  readonly isKnown: boolean;
}

function format(options: Options, { progress, eta }: Params, { phase, details, isKnown }: Payload): string {
  if (!isKnown) return `${phase}  ${details}`;
  const bar = cliProgress.Format.BarFormat(progress, options);
  const left = Number.isFinite(eta) && progress > 0 ? ` · ${formatSeconds(eta)} left` : '';
  return `${phase}  ${bar}  ${String(Math.floor(progress * 100)).padStart(3)} %  ${details}${left}`;
}
