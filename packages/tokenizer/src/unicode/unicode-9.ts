import { decodeRuns } from './runs.ts';
import { unicode9Runs } from './unicode-9-runs.ts';

let table: Uint8Array | undefined;

/**
 * Whether the code point was assigned in Unicode 9.0, whose tables of scripts and decompositions Hugging Face's tokenizers still have
 * (the crate unicode-normalization-alignments, and unicode_scripts/scripts.rs).
 */
export function isInUnicode9(codePoint: number): boolean {
  table ??= decodeRuns(unicode9Runs);
  return table[codePoint] === 1;
}
