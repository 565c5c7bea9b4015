import { alphabetToBytes } from '../../bytes/byte-alphabet.ts';
import { byteOfToken } from '../../bytes/byte-tokens.ts';
import { fromUTF8, toUTF8 } from '../../bytes/utf8.ts';
import type { Decoder } from './decoder.ts';

/** Reads GPT-2's byte alphabet; a token with another character stands for its own bytes. */
export const decodeByteLevel: Decoder = (tokens) => {
  const parts = tokens.map((token) => alphabetToBytes(token) ?? toUTF8(token));
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return [fromUTF8(bytes)];
};

/** Joins neighboring `<0xNN>` to the text of their bytes; where that is no UTF-8, each is a U+FFFD. */
export const decodeByteFallback: Decoder = (tokens) => {
  const parts: string[] = [];
  let bytes: number[] = [];
  const flush = (): void => {
    if (bytes.length > 0) parts.push(...textOf(Uint8Array.from(bytes)));
    bytes = [];
  };
  for (const token of tokens) {
    const byte = byteOfToken(token);
    if (byte !== undefined) bytes.push(byte);
    else {
      flush();
      parts.push(token);
    }
  }
  flush();
  return parts;
};

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function textOf(bytes: Uint8Array): string[] {
  try {
    return [strict.decode(bytes)];
  } catch {
    return Array.from(bytes, () => '\ufffd');
  }
}
