import { cl100kScanner } from './cl100k.ts';
import { gpt2Scanner } from './gpt2.ts';
import { o200kScanner } from './o200k.ts';
import type { NamedScanner, Scanner } from './scanner.ts';

/** The patterns of tiktoken (tiktoken_ext/openai_public.py), as there. */
export const r50kPattern: string = String.raw`'(?:[sdmt]|ll|ve|re)| ?\p{L}++| ?\p{N}++| ?[^\s\p{L}\p{N}]++|\s++$|\s+(?!\S)|\s`;
export const cl100kPattern: string = String.raw`'(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?+\p{L}++|\p{N}{1,3}+| ?[^\s\p{L}\p{N}]++[\r\n]*+|\s++$|\s*[\r\n]|\s+(?!\S)|\s`;
export const o200kPattern: string = String.raw`[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+`;

/** The pattern of openai/gpt-2, which the ByteLevel pre-tokenizer of Hugging Face has. */
export const gpt2Pattern: string = String.raw`'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`;
/** The pattern of openai/CLIP as Hugging Face has it; what it does not match is dropped. */
export const clipPattern: string = String.raw`'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+`;
const llama3Pattern = String.raw`(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+`;
const qwenPattern = llama3Pattern.replace('{1,3}', '');

const scanners: ReadonlyMap<string, NamedScanner['name']> = new Map([
  [gpt2Pattern, 'gpt2'],
  [r50kPattern, 'gpt2'],
  [cl100kPattern, 'cl100k'],
  [llama3Pattern, 'llama3'],
  [qwenPattern, 'qwen'],
  [o200kPattern, 'o200k'],
]);

/** Returns the hand-written scanner of a pattern, by its exact text, or `undefined` where there is none. */
export function knownScanner(pattern: string): NamedScanner | undefined {
  const name = scanners.get(pattern);
  return name && { name, scan: scannerOf(name) };
}

function scannerOf(name: NamedScanner['name']): Scanner {
  if (name === 'gpt2') return gpt2Scanner();
  if (name === 'o200k') return o200kScanner();
  return cl100kScanner({ digits: name === 'qwen' ? 1 : 3, takesFinalSpace: name === 'cl100k' });
}
