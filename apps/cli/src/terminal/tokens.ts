import { escapeForTerminal } from './escape.ts';
import { styled } from './style.ts';

/** Grounds that tell neighbors apart, in black letters. */
const grounds = ['bgCyan', 'bgYellow', 'bgGreen', 'bgMagenta'] as const;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Returns what a token stands for as it may be shown; bytes that are a part of a character are spelled out. */
export function showToken(bytes: Uint8Array): string {
  try {
    return escapeForTerminal(decoder.decode(bytes));
  } catch {
    return Array.from(bytes, (byte) =>
      byte < 0x80 ? escapeForTerminal(String.fromCharCode(byte)) : `\\x${byte.toString(16)}`,
    ).join('');
  }
}

/** Returns tokens that may be shown in one line: on grounds of different colors where `stream` has colors, else with bars between. */
export function paintTokens(stream: NodeJS.WriteStream, tokens: readonly string[]): string {
  const painted = tokens.map((token, i) => styled(stream, ['black', grounds[i % grounds.length]!], token));
  return painted.join(painted.some((token, i) => token !== tokens[i]) ? '' : '|');
}
