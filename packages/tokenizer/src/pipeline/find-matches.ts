import { compilePattern } from '../regex/pattern.ts';

/** A part of a text, and whether a pattern matched it. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly isMatch: boolean;
}

/** Cuts a whole text into matches and what is between them, in order. */
export type MatchFinder = (text: string) => Span[];

/** Returns the finder of a regular expression in Oniguruma's syntax. */
export function regexFinder(source: string): MatchFinder {
  const pattern = compilePattern(source);
  return (text) =>
    collectSpans(text, (visit) => {
      pattern.forEachMatch(text, visit);
    });
}

/** Returns the finder of a plain string. */
export function stringFinder(needle: string): MatchFinder {
  return (text) =>
    collectSpans(text, (visit) => {
      if (needle === '') return;
      for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length))
        visit(at, at + needle.length);
    });
}

/** Returns the finder of single characters: each that passes is a match of its own. */
export function charFinder(test: (codePoint: number) => boolean): MatchFinder {
  return (text) =>
    collectSpans(text, (visit) => {
      for (let at = 0; at < text.length; ) {
        const point = text.codePointAt(at)!;
        const end = at + (point > 0xffff ? 2 : 1);
        if (test(point)) visit(at, end);
        at = end;
      }
    });
}

function collectSpans(text: string, search: (visit: (start: number, end: number) => void) => void): Span[] {
  const spans: Span[] = [];
  let last = 0;
  search((start, end) => {
    if (start > last) spans.push({ start: last, end: start, isMatch: false });
    spans.push({ start, end, isMatch: true });
    last = end;
  });
  if (last < text.length) spans.push({ start: last, end: text.length, isMatch: false });
  return spans;
}
