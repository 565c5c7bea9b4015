import type { TokenBatch, TokenStream } from '@firth/core';
import type { EncodedCorpus } from '@firth/corpus';
import type { Loss } from '@firth/training';
import type { OutputOptions } from './output.ts';
import { runtimeBytes, tellEstimate } from './training/tell-estimate.ts';

/** Words trained on to learn this machine's speed: about a second, against which the start of the workers does not count. */
const sampleTokens = 1_000_000;
/** A full softmax takes about a second for so many numbers of the output side, all of which every word trained on changes. */
const softmaxNumbers = 3e8;

/** A training that is only tried. */
export interface Trial {
  readonly epochs: number;
  readonly dimensions: number;
  readonly loss: Loss['type'];
  /** Trains one epoch on a part of the text, whose vocabulary is that of all of it. */
  train(sample: TokenStream): Promise<TrialReport>;
}

export interface TrialReport {
  readonly threads: number;
  readonly wordsPerSecond: number;
  readonly modelBytes: number;
}

/** Tells what training on `text` would take: memory from the sizes of its parts, time from a training on the first words of the text. */
export async function dryRun(text: EncodedCorpus, trial: Trial, options: OutputOptions): Promise<void> {
  const { epochs, dimensions } = trial;
  const report = await trial.train(beginningOf(text, tokensToTry(trial, text)));
  const { threads, wordsPerSecond } = report;
  const memory = memoryOf(text, trial, report);
  const seconds = (text.tokens * epochs) / wordsPerSecond;
  const { words, tokens, vocabulary } = text;
  const facts = { words, tokens, count: vocabulary.size, dims: dimensions };
  await tellEstimate(facts, { memory, seconds, wordsPerSecond, threads }, options);
}

/** Bytes of a worker, and of a word of the vocabulary: its string, its entry in the index. As measured. */
const threadBytes = 8e6;
const wordBytes = 100;

/** The bytes that a run holds at its end: the model, the vectors of both sides that are made of it, the vocabulary, and the text as ids. */
function memoryOf(
  { vocabulary, tokens, sentences }: EncodedCorpus,
  { dimensions, loss }: Trial,
  { threads, modelBytes }: TrialReport,
): number {
  const tables = loss === 'hierarchical-softmax' ? 1 : 2; // its output rows are of no words
  const vectors = tables * vocabulary.size * 4 * dimensions;
  const text = 4 * (tokens + sentences);
  return runtimeBytes + threads * threadBytes + vocabulary.size * wordBytes + modelBytes + vectors + text;
}

function tokensToTry({ loss, dimensions }: Trial, { vocabulary }: EncodedCorpus): number {
  return loss === 'softmax' ? Math.max(20, softmaxNumbers / (vocabulary.size * dimensions)) : sampleTokens;
}

function beginningOf({ vocabulary, tokenBatches }: EncodedCorpus, tokensToTry: number): TokenStream {
  const sample: TokenBatch[] = [];
  let left = Math.round(tokensToTry);
  for (const batch of tokenBatches) {
    if (left <= 0) break;
    sample.push(firstTokensOf(batch, left));
    left -= batch.ids.length;
  }
  return {
    vocabulary,
    async *batches() {
      yield* sample;
    },
  };
}

function firstTokensOf(batch: TokenBatch, tokens: number): TokenBatch {
  if (batch.ids.length <= tokens) return batch;
  const starts = batch.starts.filter((start) => start < tokens);
  return { ids: batch.ids.subarray(0, tokens), starts: Uint32Array.of(...starts, tokens) };
}
