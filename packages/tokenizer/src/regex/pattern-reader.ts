import { FirthError } from '@firth/core';

/** A place in the text of a pattern, that moves on as parts are taken. */
export interface PatternReader {
  readonly isAtEnd: boolean;
  /** The character `ahead` places on (0: the next), or `undefined` behind the end. */
  peek(ahead?: number): string | undefined;
  next(): string;
  /** Moves behind `text` and returns true where it comes next. */
  take(text: string): boolean;
  /** The text before `close`, and moves behind it. */
  until(close: string): string;
  many(count: number): string;
  hex(digits: string): number;
  error(problem: string): FirthError;
  fail(problem: string): never;
}

/** Returns a reader at the beginning of `source`. */
export function createPatternReader(source: string): PatternReader {
  const chars = [...source];
  let at = 0;
  const error = (problem: string): FirthError =>
    new FirthError('BAD_REGEX', `the regular expression ${quote(source)} ${problem} (at character ${at})`);
  return {
    get isAtEnd() {
      return at >= chars.length;
    },
    peek: (ahead = 0) => chars[at + ahead],
    next() {
      if (at >= chars.length) throw error('ends too early');
      return chars[at++]!;
    },
    take(text) {
      for (let i = 0; i < text.length; i++) if (chars[at + i] !== text[i]) return false;
      at += text.length;
      return true;
    },
    until(close) {
      let text = '';
      while (!this.take(close)) text += this.next();
      return text;
    },
    many(count) {
      let text = '';
      for (let i = 0; i < count; i++) text += this.next();
      return text;
    },
    hex(digits) {
      const point = /^[0-9a-fA-F]{1,6}$/.test(digits) ? Number.parseInt(digits, 16) : Number.NaN;
      if (!(point <= 0x10ffff)) throw error(`has no code point in \\x or \\u: ${digits}`);
      return point;
    },
    error,
    fail(problem) {
      throw error(problem);
    },
  };
}

function quote(source: string): string {
  return JSON.stringify(source.length > 80 ? source.slice(0, 80) + '…' : source);
}
