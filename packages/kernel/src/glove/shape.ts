import { FirthError } from '@firth/core';

/** What a GloVe model is made of. */
export interface GloVeShape {
  readonly words: number;
  readonly dimensions: number;
  /** Counts from here on weigh 1. */
  readonly xMax: number;
  /** Smaller counts x weigh (x / xMax) to this power; the paper's α. */
  readonly exponent: number;
  /** The most that a component of a gradient may be, either way. */
  readonly gradientClip: number;
  readonly threads: number;
  /** Records in the largest tile that will be trained. */
  readonly tileRecords: number;
}

/** Numbers and their roots stand in turn in blocks of so many. */
const block = 4;
/** A row ends with the word's bias, or 1, and the context's bias, or 1. */
const besideDimensions = 2;
/** Rows are whole cache lines: two blocks of numbers and two of roots. */
const rowNumbers = 2 * block;

/** Returns how many numbers a row has, zeros at its end included; as many roots go with them. */
export function numbersInRow({ dimensions }: GloVeShape): number {
  return Math.ceil((dimensions + besideDimensions) / rowNumbers) * rowNumbers;
}

/** Returns where number `i` of a row stands, in floats from the row's start. */
export function floatOf(i: number): number {
  return Math.floor(i / block) * 2 * block + (i % block);
}

/** Returns where the root of number `i` stands: 1 / √G, by which its steps shrink. */
export function rootOf(i: number): number {
  return floatOf(i) + block;
}

/** @throws FirthError `BAD_OPTION` where a size makes no sense */
export function checkShape({ words, dimensions, threads }: GloVeShape): void {
  for (const [name, value] of Object.entries({ words, dimensions, threads })) {
    if (!Number.isSafeInteger(value) || value < 1) {
      throw new FirthError('BAD_OPTION', `${name} must be a whole number from 1, not ${value}`);
    }
  }
}
