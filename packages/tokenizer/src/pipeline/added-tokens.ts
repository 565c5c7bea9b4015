import { createLiteralFinder, type LiteralFinder } from '../literal-finder.ts';
import { isWhiteSpace } from '../unicode/white-space.ts';
import { isWord } from '../unicode/word.ts';
import { type AlignedText, alignText, sliceAligned } from './aligned-text.ts';
import type { Normalizer } from './normalizers/normalizer.ts';

/** A token that is found in the text before the model sees it. */
export interface AddedToken {
  readonly id: number;
  readonly content: string;
  /** Whether it is left alone inside a word. */
  readonly singleWord: boolean;
  /** Whether it takes the white space before it. */
  readonly stripLeft: boolean;
  readonly stripRight: boolean;
  /** Whether it is looked for in the normalized text. */
  readonly normalized: boolean;
  /** Whether decoding may leave it out. */
  readonly special: boolean;
}

/** A part of a text: an added token, or text for the model, normalized. */
export interface TextPart {
  readonly text: AlignedText;
  readonly id?: number;
}

/** Cuts added tokens out of a text and normalizes what is between them. */
export interface AddedTokens {
  readonly list: readonly AddedToken[];
  /** Whether `text` as given may hold an added token, or added tokens are looked for in the normalized text. */
  mayHold(text: string): boolean;
  split(text: string): TextPart[];
  /** What an added token is decoded to: its content, normalized where it is looked for so. */
  textOf(id: number): string | undefined;
}

/**
 * Returns the search for added tokens, in two passes: those that are not normalized in the text as given, the others in the normalized
 * text between them (`AddedVocabulary::extract_and_normalize` of Hugging Face's tokenizers). Their own content is normalized for that.
 */
export function createAddedTokens(list: readonly AddedToken[], normalize: Normalizer | undefined): AddedTokens {
  const raw = list.filter(({ normalized }) => !normalized);
  const normalized = list.filter((token) => token.normalized);
  const contentOf = ({ content }: AddedToken): string => (normalize ? normalize(alignText(content)).text : content);
  const texts = new Map([
    ...raw.map(({ id, content }) => [id, content] as const),
    ...normalized.map((token) => [token.id, contentOf(token)] as const),
  ]);
  const findRaw = createLiteralFinder(raw.map(({ content }) => content));
  const findNormalized = createLiteralFinder(normalized.map(contentOf));

  return {
    list,
    textOf: (id) => texts.get(id),
    mayHold: (text) => normalized.length > 0 || findRaw(text, 0) !== undefined,
    split: (text) =>
      splitAt({ text: alignText(text) }, findRaw, raw).flatMap((part) => {
        if (part.id !== undefined) return [part];
        const text = normalize ? normalize(part.text) : part.text;
        return normalized.length > 0 ? splitAt({ text }, findNormalized, normalized) : [{ text }];
      }),
  };
}

function splitAt({ text: source }: TextPart, find: LiteralFinder, tokens: readonly AddedToken[]): TextPart[] {
  const { text } = source;
  const parts: TextPart[] = [];
  let last = 0;
  for (let found = find(text, 0); found; found = find(text, found.end)) {
    const token = tokens[found.index]!;
    let { start, end } = found;
    if (token.singleWord && !standsAlone(text, start, end)) continue;
    if (token.stripLeft) while (start > last && isWhiteSpace(text.charCodeAt(start - 1))) start--;
    if (token.stripRight) while (end < text.length && isWhiteSpace(text.charCodeAt(end))) end++;
    if (start > last) parts.push({ text: sliceAligned(source, last, start) });
    parts.push({ text: sliceAligned(source, start, end), id: token.id });
    last = end;
  }
  if (last === 0) return [{ text: source }];
  if (last < text.length) parts.push({ text: sliceAligned(source, last, text.length) });
  return parts;
}

function standsAlone(text: string, start: number, end: number): boolean {
  const before = start === 0 ? undefined : text.codePointAt(start - (isTrailing(text, start - 1) ? 2 : 1));
  const after = text.codePointAt(end);
  return !(before !== undefined && isWord(before)) && !(after !== undefined && isWord(after));
}

function isTrailing(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00 && at > 0;
}
