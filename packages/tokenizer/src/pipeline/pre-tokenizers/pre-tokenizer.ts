import type { AlignedText } from '../aligned-text.ts';

/** Splits a part of a text into smaller ones, and may change them; empty parts are left out. */
export type PreTokenizer = (part: AlignedText) => AlignedText[];
