import { compilePattern } from '../regex/pattern.ts';
import { cutNowhere } from '../scan/cuts.ts';
import { knownScanner } from '../scan/known-patterns.ts';
import { type ByteBPE, createByteEncoder } from './byte-encoder.ts';
import type { AppendIds } from './chunked-encoder.ts';

/**
 * Returns the encoder of a split pattern: by its hand-written scanner where it has one, else by the regular expression engine, match by
 * match; text between matches is dropped, as tiktoken does.
 *
 * @throws FirthError `BAD_REGEX`
 */
export function createPatternEncoder(bpe: ByteBPE, pattern: string): AppendIds {
  const scanner = knownScanner(pattern);
  if (scanner) return createByteEncoder(bpe, scanner);
  const compiled = compilePattern(pattern, 'rust');
  const appendPiece = createByteEncoder(bpe, cutNowhere);
  return (text, start, end, out) => {
    const part = text.slice(start, end);
    compiled.forEachMatch(part, (from, to) => appendPiece(part, from, to, out));
  };
}
