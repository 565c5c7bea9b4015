/**
 * Every way in which input can be refused. The codes are stable: a program may branch on them.
 *
 * Files: `EMPTY` no bytes; `BAD_MAGIC` not the format it claims; `BAD_HEADER` an unusable header; `TRUNCATED` ends early;
 * `DIMENSION_MISMATCH` a row of another length; `BAD_NUMBER` not a decimal number; `BAD_UTF8`, `BOM`, `NON_FINITE`,
 * `DUPLICATE_WORD`, `EMPTY_WORD`, `WORD_WITH_SPACE`, `TRAILING_DATA` suspicious content, an error only in strict mode
 * (trailing bytes after a gzip stream always are); `BAD_CHECKSUM` and `CORRUPT` damaged compression; `BAD_JSON`, `BAD_REGEX`, `INCONSISTENT`
 * parts that contradict; `LIMIT` larger than a stated limit; `UNSUPPORTED` known but not read; `IO` the system refused.
 *
 * Calls: `BAD_OPTION` an argument out of range; `DIVISION_BY_ZERO` a vector divided by zero; `UNKNOWN_WORD` a question about a word
 * without a vector; `EMPTY_VOCABULARY` and `TINY_VOCABULARY` too few words to train on; `OUT_OF_MEMORY` more than there is; `DIVERGED`
 * training left the finite numbers; `WORKER` a worker failed.
 */
export type ErrorCode =
  | 'BAD_CHECKSUM'
  | 'BAD_HEADER'
  | 'BAD_JSON'
  | 'BAD_MAGIC'
  | 'BAD_NUMBER'
  | 'BAD_OPTION'
  | 'BAD_REGEX'
  | 'BAD_UTF8'
  | 'BOM'
  | 'CORRUPT'
  | 'DIMENSION_MISMATCH'
  | 'DIVERGED'
  | 'DIVISION_BY_ZERO'
  | 'DUPLICATE_WORD'
  | 'EMPTY'
  | 'EMPTY_VOCABULARY'
  | 'EMPTY_WORD'
  | 'INCONSISTENT'
  | 'IO'
  | 'LIMIT'
  | 'NON_FINITE'
  | 'OUT_OF_MEMORY'
  | 'TINY_VOCABULARY'
  | 'TRAILING_DATA'
  | 'TRUNCATED'
  | 'UNKNOWN_WORD'
  | 'UNSUPPORTED'
  | 'WORD_WITH_SPACE'
  | 'WORKER';

/** Where in a file something was found: a 1-based line of a text, or a 0-based byte offset of a binary. */
export interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly offset?: number;
}

export interface ErrorOptions extends Place {
  readonly cause?: unknown;
}

/**
 * The one error that Firth throws on purpose.
 *
 * `message` begins with the place where one is known (`vectors.txt:18: …`), so that it reads well in a terminal.
 *
 * @example
 * ```ts
 * try {
 *   await readVectors(file);
 * } catch (error) {
 *   if (error instanceof FirthError && error.code === 'TRUNCATED') console.log(error.line);
 * }
 * ```
 */
export class FirthError extends Error {
  override readonly name = 'FirthError';
  readonly code: ErrorCode;
  readonly file?: string;
  readonly line?: number;
  readonly offset?: number;

  constructor(code: ErrorCode, message: string, options: ErrorOptions = {}) {
    super(describePlace(options) + message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    if (options.file !== undefined) this.file = options.file;
    if (options.line !== undefined) this.line = options.line;
    if (options.offset !== undefined) this.offset = options.offset;
  }
}

function describePlace({ file, line, offset }: Place): string {
  const parts = [file, line, offset === undefined ? undefined : `byte ${offset}`].filter((part) => part !== undefined);
  return parts.length > 0 ? `${parts.join(':')}: ` : '';
}
