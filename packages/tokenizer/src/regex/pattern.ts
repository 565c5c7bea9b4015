import { FirthError } from '@firth/core';
import { compileRegex } from './compile.ts';
import { matchAt, type Search } from './matcher.ts';
import { parseRegex } from './parse.ts';
import type { Dialect } from './syntax.ts';

/** A compiled regular expression. */
export interface Pattern {
  readonly source: string;
  /** Calls `visit` with the bounds, in UTF-16 units, of each match from left to right; empty matches too. */
  forEachMatch(text: string, visit: (start: number, end: number) => void): void;
}

/** Steps that any text may take, and those it may take for each of its characters. */
const freeSteps = 1_000_000;
const stepsPerCharacter = 300;

/**
 * Returns a matcher for a pattern in the syntax of Oniguruma (Hugging Face's files) or Rust (tiktoken's).
 *
 * JavaScript's own RegExp has neither possessive quantifiers nor a bound on its time, takes its Unicode tables from the host and reads
 * `\s` otherwise; so this is an engine of its own, under a step budget that grows with the text.
 *
 * @throws FirthError `BAD_REGEX` for a pattern that cannot be read; from `forEachMatch`, for one that needs too many steps
 * @example
 * ```ts
 * const words = compilePattern('\\p{L}++');
 * words.forEachMatch('to be', (start, end) => console.log(start, end));
 * ```
 */
export function compilePattern(source: string, dialect: Dialect = 'oniguruma'): Pattern {
  const { node, groups, hasBackreferences } = parseRegex(source, dialect);
  const program = compileRegex(node);

  return {
    source,
    forEachMatch(text, visit) {
      const search: Search = {
        program,
        text,
        canRemember: !hasBackreferences,
        searchStart: 0,
        slots: new Int32Array(2 * groups + 2).fill(-1),
        steps: freeSteps + stepsPerCharacter * text.length,
        failed: undefined,
      };
      for (let start = 0; start <= text.length; ) {
        const end = matchAt(search, start);
        if (search.steps < 0)
          throw new FirthError(
            'BAD_REGEX',
            `the regular expression ${JSON.stringify(source.slice(0, 80))} needs too many steps`,
          );
        if (end < 0) {
          start += characterLength(text, start);
          continue;
        }
        visit(start, end);
        start = end > start ? end : end + characterLength(text, end);
        search.searchStart = end;
        search.failed = undefined;
      }
    },
  };
}

function characterLength(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}
