import type { PieceScanner } from '@firth/kernel/pieces';

/**
 * Cuts UTF-8 text into pre-tokens: returns where the one that begins at `start` ends; always behind `start`.
 *
 * `bytes[end]` and a few bytes behind it exist and are 0, so that a scanner may look ahead without asking.
 */
export type Scanner = (bytes: Uint8Array, start: number, end: number) => number;

/** Bytes behind the end of a text that a scanner may look at. */
export const scannerPadding = 16;

/** A scanner, and the name of the one in the kernel that cuts alike. */
export interface NamedScanner {
  readonly name: PieceScanner;
  readonly scan: Scanner;
  /** Whether what begins at `start` is no piece, where the pattern leaves something out. */
  readonly isGap?: ((bytes: Uint8Array, start: number) => boolean) | undefined;
}
