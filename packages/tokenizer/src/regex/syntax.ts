import type { CharTest } from './char-class.ts';

/** A parsed regular expression. */
export type RegexNode =
  | { readonly type: 'char'; readonly test: CharTest }
  | { readonly type: 'sequence'; readonly nodes: readonly RegexNode[] }
  | { readonly type: 'choice'; readonly nodes: readonly RegexNode[] }
  | {
      readonly type: 'repeat';
      readonly node: RegexNode;
      readonly min: number;
      readonly max: number;
      readonly mode: RepeatMode;
    }
  | { readonly type: 'capture'; readonly node: RegexNode; readonly group: number }
  | { readonly type: 'atomic'; readonly node: RegexNode }
  | { readonly type: 'look'; readonly node: RegexNode; readonly behind: boolean; readonly negated: boolean }
  | { readonly type: 'anchor'; readonly anchor: Anchor }
  | { readonly type: 'backreference'; readonly group: number; readonly ignoreCase: boolean };

export type RepeatMode = 'greedy' | 'lazy' | 'possessive';

export type Anchor =
  | 'line-start'
  | 'line-end'
  | 'text-start'
  | 'text-end'
  | 'text-end-or-last-newline'
  | 'search-start'
  | 'word-boundary'
  | 'not-word-boundary';

/**
 * Whose syntax a pattern is written in. Hugging Face's files go to Oniguruma, where `^` and `$` mean lines, and `{1,3}+` repeats a
 * repetition; tiktoken's go to Rust's fancy-regex, where they mean the text, and `{1,3}+` gives nothing back.
 */
export type Dialect = 'oniguruma' | 'rust';
