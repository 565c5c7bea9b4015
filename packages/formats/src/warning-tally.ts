import { type ErrorCode, type Place, type WarningOptions, warn } from '@firth/core';

/** Suspicious content that a reader takes, with a warning. */
export type Suspicion = Extract<
  ErrorCode,
  'BAD_UTF8' | 'BOM' | 'DUPLICATE_WORD' | 'EMPTY_WORD' | 'NON_FINITE' | 'TRAILING_DATA' | 'WORD_WITH_SPACE'
>;

const messages: Record<Suspicion, string> = {
  BAD_UTF8: 'the word is not valid UTF-8; its bad bytes are read as U+FFFD',
  BOM: 'the file begins with a byte order mark',
  DUPLICATE_WORD: 'the word has a row already, which is kept',
  EMPTY_WORD: 'the word is empty',
  NON_FINITE: 'the row holds NaN or an infinity',
  TRAILING_DATA: 'data behind the last row that the header promised',
  WORD_WITH_SPACE: 'the word holds a space',
};

/** Counts what is suspicious in one file, so that a million bad words make one warning. */
export interface WarningTally {
  /** Notes one occurrence, at `place`. @throws FirthError of that code in strict mode */
  note(code: Suspicion, place: Place): void;
  /**
   * Passes on one warning a kind: with the place of its first occurrence, and how many there were where there were
   * several.
   */
  report(): void;
}

/** Returns an empty tally that reports to `options`. */
export function createWarningTally(options: WarningOptions): WarningTally {
  const noted = new Map<Suspicion, { readonly first: Place; count: number }>();
  return {
    note(code, place) {
      if (options.strict) warn(options, { code, message: messages[code], ...place });
      const entry = noted.get(code);
      if (entry) entry.count++;
      else noted.set(code, { first: place, count: 1 });
    },
    report() {
      for (const [code, { first, count }] of noted) {
        const message = count > 1 ? `${messages[code]} (the first of ${count})` : messages[code];
        warn(options, { code, message, ...first });
      }
    },
  };
}
