import type { Vocabulary } from './vocabularies.ts';

/** What a process is asked to do. */
export interface Task {
  readonly program: string;
  readonly vocabulary: Vocabulary['name'];
  /** The vocabulary, for the programs that do not bring their own. */
  readonly file: string;
  /** A JSON file of texts (see texts.ts). */
  readonly texts: string;
  /** Whether the other texts are encoded first. */
  readonly isWarm: boolean;
}

/** What it answers. */
export interface TaskResult {
  /** From before the program's first import to an encoder that is ready. */
  readonly makeSeconds: number;
  readonly encodeSeconds: number;
  /** Of all threads of the process, the compiler's and the collector's too: it says more than the other on a machine that is busy. */
  readonly encodeCpuSeconds: number;
  /** Of the texts that were timed, in UTF-8. */
  readonly bytes: number;
  /** A digest of the ids of each of them. */
  readonly digests: readonly string[];
}
