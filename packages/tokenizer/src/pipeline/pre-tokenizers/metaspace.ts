import { prepend } from '../aligned-text.ts';
import { stringFinder } from '../find-matches.ts';
import { replaceMatches } from '../normalizers/text.ts';
import { splitAligned } from '../split.ts';
import type { PreTokenizer } from './pre-tokenizer.ts';

export type PrependScheme = 'always' | 'first' | 'never';

export interface MetaspaceOptions {
  /** What stands for a space, `▁` as a rule. */
  readonly replacement: string;
  /** Before which parts a space is put: every one, the first of the text, or none. */
  readonly prependScheme: PrependScheme;
  readonly split: boolean;
}

/** Returns the pre-tokenizer of SentencePiece's spaces: each becomes `▁` and begins a part. */
export function metaspace({ replacement, prependScheme, split }: MetaspaceOptions): PreTokenizer {
  const replaceSpaces = replaceMatches(stringFinder(' '), replacement);
  const find = stringFinder(replacement);
  return (part) => {
    if (part.text === '') return [];
    let text = replaceSpaces(part);
    const isFirst = text.starts[0] === 0;
    const wantsSpace = prependScheme === 'always' || (prependScheme === 'first' && isFirst);
    if (wantsSpace && !text.text.startsWith(replacement)) text = prepend(text, replacement);
    return split ? splitAligned(text, find, 'MergedWithNext') : [text];
  };
}
