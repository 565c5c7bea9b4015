import { FirthError } from '@firth/core';
import { planMemory } from '../lib/model-memory.ts';
import type { CooccurrenceShape } from './shape.ts';

/** Byte offsets of a counter's parts. */
export interface CounterLayout {
  readonly bytes: number;
  readonly text: number;
  readonly places: number;
  readonly placeStarts: number;
  readonly weights: number;
  readonly threads: readonly ThreadLayout[];
}

interface ThreadLayout {
  readonly cells: number;
  readonly bits: number;
  readonly summary: number;
  readonly fresh: number;
  readonly rowSizes: number;
  readonly columns: number;
  readonly counts: number;
  readonly parts: number;
}

/** The kernel reads so many places ahead, to have their tokens at hand. */
const placesAhead = 16;

/**
 * Returns where the parts of a counter of `shape` lie.
 *
 * @throws FirthError `BAD_OPTION`
 */
export function layoutCounter(shape: CooccurrenceShape): CounterLayout {
  const { words, tokens, sentences, window, rows, records, threads } = shape;
  for (const [name, value] of Object.entries({ words, window, rows, records, threads })) {
    if (Number.isSafeInteger(value) && value >= 1) continue;
    throw new FirthError('BAD_OPTION', `${name} must be a whole number from 1, not ${value}`);
  }
  const plan = planMemory();
  const groups = Math.ceil(words / 64);
  return {
    text: plan.place(4 * (tokens + sentences + 1)),
    places: plan.place(4 * (tokens + placesAhead)),
    placeStarts: plan.place(4 * (words + 1)),
    weights: plan.place(8 * window),
    threads: Array.from({ length: threads }, () => ({
      cells: plan.place(8 * words),
      bits: plan.place(8 * groups),
      summary: plan.place(8 * Math.ceil(groups / 64)),
      fresh: plan.place(4 * (words + 1)),
      rowSizes: plan.place(4 * rows),
      columns: plan.place(4 * records),
      counts: plan.place(8 * records),
      parts: plan.place(28),
    })),
    bytes: plan.bytes,
  };
}
