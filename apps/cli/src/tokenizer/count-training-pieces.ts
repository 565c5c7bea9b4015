import { FirthError } from '@firth/core';
import { countPieces, type WordCounts } from '@firth/tokenizer/bpe';
import type { TokenizerTrainingOptions } from '../options/tokenizer-training.ts';
import { readLines } from '../read-lines.ts';
import type { ProgressView } from '../terminal/progress-view.ts';
import { partsOf } from './tokenizer-parts.ts';

export interface CountingHooks {
  readonly signal: AbortSignal;
  readonly view: ProgressView;
}

/**
 * Returns the pieces of the texts that `options` name and how often each occurs. Texts are read a line at a time, and only their different
 * pieces are kept.
 *
 * @throws FirthError `IO`; `BAD_NUMBER` for a line that is not a word and its count; `EMPTY`; and as `countPieces`
 */
export async function countTrainingPieces(
  options: TokenizerTrainingOptions,
  { signal, view }: CountingHooks,
): Promise<WordCounts> {
  const inputs = options.input ?? [];
  if (options.wordCounts) return readWordCounts(inputs, signal);
  // A byte-level model meets line feeds in the texts that it encodes; for the others they only part words.
  const { normalizer, preTokenizer, isByteLevel } = partsOf(options);
  const lineFeed = isByteLevel ? '\n' : '';
  async function* texts(): AsyncGenerator<string> {
    for (const [index, input] of inputs.entries()) {
      const onBytes = (read: number, total: number | undefined): void =>
        view.step('read', {
          ...(total !== undefined && { fraction: (index + read / total) / inputs.length }),
          details: input,
        });
      for await (const lines of readLines(input, { signal, onBytes })) for (const line of lines) yield line + lineFeed;
    }
  }
  const { threads } = options;
  const counting = { normalizer, preTokenizer, signal };
  const counts =
    threads === undefined
      ? await countPieces(texts(), counting)
      : await (await import('@firth/tokenizer/pool')).countPiecesInWorkers(texts(), { ...counting, threads });
  if (counts.size === 0) throw new FirthError('EMPTY', 'there is no word in it', { file: inputs.join(', ') });
  return counts;
}

async function readWordCounts(inputs: readonly string[], signal: AbortSignal): Promise<WordCounts> {
  const counts = new Map<string, number>();
  for (const input of inputs) {
    let number = 0;
    for await (const lines of readLines(input, { signal })) {
      for (const line of lines) {
        number++;
        const [, word, count] = /^(\S+)[ \t]+(\d{1,15})\s*$/.exec(line) ?? [];
        if (word === undefined)
          throw new FirthError('BAD_NUMBER', 'is not a word and its count', { file: input, line: number });
        counts.set(word, (counts.get(word) ?? 0) + Number(count));
      }
    }
  }
  return counts;
}
