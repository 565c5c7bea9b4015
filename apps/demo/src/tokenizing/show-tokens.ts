import type { Tokenizer } from '@firth/core';
import { compare } from '@firth/tokenizer';
import type { ShownEncoding, ShownToken } from './tokenizer-api.ts';

/** More than a screen holds; a pane of ten thousand tokens would keep the page from answering. */
const mostShown = 500;

/** Returns what `tokenizer` makes of `text`, to show. */
export function showTokens(tokenizer: Tokenizer, text: string): ShownEncoding {
  const [{ ids, tokens, bytesPerToken, tokensPerWord }] = compare(new Map([['', tokenizer]]), text) as [
    ReturnType<typeof compare>[number],
  ];
  const shown = Array.from(ids.subarray(0, mostShown), (id) => showToken(tokenizer, id));
  return { vocabularySize: tokenizer.vocabulary.size, count: tokens, shown, bytesPerToken, tokensPerWord };
}

function showToken(tokenizer: Tokenizer, id: number): ShownToken {
  const bytes = tokenizer.tokenBytes(id).slice();
  return { id, text: textOf(bytes) ?? hexOf(bytes).replaceAll(' ', '\u00a0'), bytes };
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined; // part of a character
  }
}

/** Returns bytes as hexadecimal digits: E2 82 AC. */
export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ');
}
