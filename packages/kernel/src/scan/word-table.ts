import type { Lexicon } from './lexicon.ts';

/** What the scanner needs of WebAssembly and of its plain twin alike. */
export interface WordTable extends Lexicon {
  /** Newlines so far. */
  readonly lines: number;
  /**
   * Reads `text`, whole words of well-formed UTF-8 of which white space ends the last, and returns their ids with `sentenceStart` set
   * where a sentence begins. The ids are good until the next call.
   *
   * @throws FirthError `OUT_OF_MEMORY`
   */
  scan(text: Uint8Array): Uint32Array;
}
