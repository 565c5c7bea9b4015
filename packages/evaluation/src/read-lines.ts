import { type ErrorCode, FirthError } from '@firth/core';

export interface ReadOptions {
  /** What to call the text in messages: its file name. */
  readonly name?: string | undefined;
}

/** A line that is not blank, trimmed. */
export interface Line {
  readonly text: string;
  /** Counted from 1, blank lines included. */
  readonly number: number;
}

/** Yields the lines of `text` that are not blank. */
export function* readLines(text: string): Generator<Line> {
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  for (const [index, line] of lines.entries()) {
    const trimmed = line.trim();
    if (trimmed !== '') yield { text: trimmed, number: index + 1 };
  }
}

/** Returns the error for a line that cannot be read. */
export function badLine(code: ErrorCode, message: string, line: Line, { name }: ReadOptions): FirthError {
  return new FirthError(code, message, { line: line.number, ...(name !== undefined && { file: name }) });
}
