import type { Place } from '@firth/core';
import { rowsToRead } from '../open-table.ts';
import type { ReadOptions } from '../read-options.ts';
import type { VectorFormat } from '../vector-format.ts';

/** What vectors a file holds, and the memory that loading them takes. */
export interface VectorsSummary {
  readonly format: VectorFormat;
  /** Words that are loaded: those that the file has, or `limit` where that is less. One that stands twice counts twice. */
  readonly words: number;
  readonly dimensions: number;
  /**
   * How the file stores numbers: `text`, `float16`, `bfloat16`, `float32`, `float64`, GGUF's `q8_0` and `q4_0`, or the encoding of codes, such as `int8`.
   * In memory they are float32.
   */
  readonly numbers: string;
  /** Whether the file says how many words it has. Else their number, and with it the memory, is an estimate from the size of the file. */
  readonly isExact: boolean;
  readonly memory: VectorsMemory;
}

/** Bytes that loaded vectors take. While they are loaded, the runtime and the buffers of the readers take some 60 MB more. */
export interface VectorsMemory {
  /** The numbers. */
  readonly vectors: number;
  /** The words, whose lengths are estimated where they are not known, and their index. */
  readonly words: number;
  readonly total: number;
}

/** What the head of a file, or its metadata, says about all of it. */
export interface VectorsOutline {
  readonly words: number;
  readonly dimensions: number;
  readonly numbers: string;
  readonly isExact: boolean;
  /** Bytes of a word in UTF-8, on average. */
  readonly wordBytes?: number | undefined;
}

/** Bytes of an English word with its share of rare and joined ones: those of GloVe's largest vocabularies have 8. */
const usualWordBytes = 8;

/** Returns the summary of a file with such an outline, of which `limit` words are loaded. */
export function summaryOf(
  format: VectorFormat,
  { words: all, dimensions, numbers, isExact, wordBytes = usualWordBytes }: VectorsOutline,
  options: ReadOptions,
  place: Place,
): VectorsSummary {
  const words = rowsToRead(all, dimensions, options, place);
  const memory = { vectors: 4 * words * dimensions, words: Math.round(words * wordBytes) + indexBytes(words) };
  const total = memory.vectors + memory.words;
  return { format, words, dimensions, numbers, isExact, memory: { ...memory, total } };
}

/** The start and the hash of every word, and the slots that lead to them (word-list.ts, word-index.ts). */
function indexBytes(words: number): number {
  return 4 * (2 * words + 1) + 4 * 2 ** Math.ceil(Math.log2(words + 1) + 1);
}
