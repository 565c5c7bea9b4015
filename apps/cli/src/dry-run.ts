import type { TokenBatch, TokenStream } from '@firth/core';
import type { EncodedCorpus } from '@firth/corpus';
import { type OutputOptions, present } from './output.ts';
import { formatBytes, formatNumberOf, formatSeconds, formatSpeed } from './terminal/numbers.ts';

/** Words trained on to learn this machine's speed: about a second, against which the start of the workers does not count. */
const sampleTokens = 1_000_000;

/** A training that is only tried. */
export interface Trial {
  readonly epochs: number;
  readonly dimensions: number;
  /** Trains one epoch on a part of the text, whose vocabulary is that of all of it. */
  train(sample: TokenStream): Promise<TrialReport>;
}

export interface TrialReport {
  readonly threads: number;
  readonly wordsPerSecond: number;
  /** Rows that the model has besides an input and an output row for each word. */
  readonly otherRows?: number;
}

/** Tells what training on `text` would take: memory from the sizes of its parts, time from training on the first words of the text. */
export async function dryRun(text: EncodedCorpus, trial: Trial, options: OutputOptions): Promise<void> {
  const { epochs, dimensions } = trial;
  const report = await trial.train(beginningOf(text));
  const { threads, wordsPerSecond } = report;
  const memory = memoryOf(text, dimensions, report);
  const seconds = (text.tokens * epochs) / wordsPerSecond;
  const { words, tokens, vocabulary } = text;
  await present(
    options,
    { words, tokens, count: vocabulary.size, dims: dimensions, memory, seconds, wordsPerSecond, threads },
    () => [
      `memory  about ${formatBytes(memory)}`,
      `time    about ${formatSeconds(seconds)}, at ${formatSpeed(wordsPerSecond)} with ${formatNumberOf(threads, 'thread')}`,
    ],
  );
}

/** Bytes of the runtime with its code, of a worker, and of a word of the vocabulary: its string, its entry in the index. As measured. */
const runtimeBytes = 95e6;
const threadBytes = 8e6;
const wordBytes = 100;

/**
 * The bytes that a run holds at its end: input and output rows, the threshold (4) and the alias entry (8) of each word, the vectors that are
 * handed out, and the text as ids.
 */
function memoryOf(
  { vocabulary, tokens, sentences }: EncodedCorpus,
  dimensions: number,
  { threads, otherRows = 0 }: TrialReport,
): number {
  const row = Math.ceil(dimensions / 8) * 32;
  const model = vocabulary.size * (2 * row + 12) + otherRows * row;
  const vectors = vocabulary.size * 4 * dimensions;
  const text = 4 * (tokens + sentences);
  return runtimeBytes + threads * threadBytes + vocabulary.size * wordBytes + model + vectors + text;
}

function beginningOf({ vocabulary, tokenBatches }: EncodedCorpus): TokenStream {
  const sample: TokenBatch[] = [];
  let tokens = 0;
  for (const batch of tokenBatches) {
    if (tokens >= sampleTokens) break;
    sample.push(batch);
    tokens += batch.ids.length;
  }
  return {
    vocabulary,
    async *batches() {
      yield* sample;
    },
  };
}
