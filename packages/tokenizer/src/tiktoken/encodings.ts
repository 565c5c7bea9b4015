import { cl100kPattern, o200kPattern, r50kPattern } from '../scan/known-patterns.ts';

/** What belongs to an encoding beside its ranks. */
export interface TiktokenEncoding {
  readonly pattern: string;
  readonly specialTokens: ReadonlyMap<string, number>;
}

const endOfText = '<|endoftext|>';
const fillInTheMiddle = ['<|fim_prefix|>', '<|fim_middle|>', '<|fim_suffix|>'] as const;
const endOfPrompt = '<|endofprompt|>';

/** OpenAI's encodings by name: patterns and special tokens of tiktoken_ext/openai_public.py. The ranks are files of their own. */
export const tiktokenEncodings: ReadonlyMap<string, TiktokenEncoding> = new Map([
  ['r50k_base', { pattern: r50kPattern, specialTokens: new Map([[endOfText, 50256]]) }],
  ['p50k_base', { pattern: r50kPattern, specialTokens: new Map([[endOfText, 50256]]) }],
  ['p50k_edit', { pattern: r50kPattern, specialTokens: specials([endOfText, 50256], 50281) }],
  [
    'cl100k_base',
    { pattern: cl100kPattern, specialTokens: specials([endOfText, 100257], 100258).set(endOfPrompt, 100276) },
  ],
  [
    'o200k_base',
    {
      pattern: o200kPattern,
      specialTokens: new Map([
        [endOfText, 199999],
        [endOfPrompt, 200018],
      ]),
    },
  ],
]);

function specials(first: readonly [string, number], firstFill: number): Map<string, number> {
  return new Map([first, ...fillInTheMiddle.map((token, index) => [token, firstFill + index] as const)]);
}
