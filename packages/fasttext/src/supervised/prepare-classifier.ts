import {
  type ClassifierModel,
  type ClassifierShape,
  createClassifierModel,
  huffmanTree,
  noRow,
} from '@firth/kernel/classifier';
import { aliasTable } from '@firth/kernel/random';
import { type EncodedText, noiseWeights } from '@firth/training';
import { describeTokens, longestLine } from './describe-tokens.ts';
import { frequentRows } from './frequent-rows.ts';
import type { RankedTokens } from './rank-tokens.ts';
import type { ClassifierSettings } from './settings.ts';
import type { TokenPlaces } from './token-places.ts';

/** Labels are drawn as noise by their count to this power (fastText's `NegativeSamplingLoss`, loss.cc). */
const noiseExponent = 0.5;

/** Returns a model for `text`, its rows zero. */
export async function prepareClassifier(
  text: EncodedText,
  { dictionary, places }: RankedTokens,
  settings: ClassifierSettings,
): Promise<ClassifierModel> {
  const { instructions, dimensions, seed, wordNgrams, buckets } = settings;
  const { words, labels, keptBuckets } = dictionary;
  const shared = instructions !== 'plain' && typeof SharedArrayBuffer !== 'undefined';
  const threads = shared ? Math.min(settings.threads, text.batches.length) : 1;
  const tokens = describeTokens(places, dictionary, settings);
  const shape: ClassifierShape = {
    ...{ dimensions, seed, tokens, threads },
    inputRows: words.size + (keptBuckets ? keptBuckets.size : buckets),
    labels: labels.size,
    frequentRows: threads > 1 ? frequentRows(text, tokens) : new Uint32Array(0),
    wordNgrams: {
      length: wordNgrams,
      buckets,
      firstRow: words.size,
      rowOfBucket: keptBuckets && rowOfBucket(keptBuckets, buckets, words.size),
    },
    loss: lossShapeOf(settings, labels.counts),
    batch: largestOf(text),
    line: longestLine(text, tokens, wordNgrams),
  };
  const model = await createClassifierModel(shape, { shared, instructions });
  if (settings.loss === 'negative-sampling') model.alias.set(aliasTable(noiseWeights(labels.counts, noiseExponent)));
  return model;
}

/** Draws all rows that `text` uses. Those of n-grams that it lacks stay zero: they would add nothing but noise to a prediction. */
export function drawRows(
  model: ClassifierModel,
  { batches }: EncodedText,
  { tokens }: TokenPlaces,
  { wordNgrams }: ClassifierSettings,
): void {
  const place = model.threads[0]!;
  const kernel = model.instantiate(place);
  kernel.drawTokens(0, tokens.length);
  if (wordNgrams === 1) return;
  const integers = new Uint32Array(model.memory.buffer);
  for (const { ids, starts } of batches) {
    integers.set(ids, place.ids / 4);
    integers.set(starts, place.starts / 4);
    kernel.drawRuns(place.ids, place.starts, starts.length - 1);
  }
}

function lossShapeOf({ loss, negatives }: ClassifierSettings, counts: Float64Array): ClassifierShape['loss'] {
  switch (loss) {
    case 'negative-sampling':
      return { type: loss, negatives };
    case 'hierarchical-softmax':
      return { type: loss, tree: huffmanTree(counts) };
    default:
      return { type: loss };
  }
}

function rowOfBucket(kept: ReadonlyMap<number, number>, buckets: number, firstRow: number): Uint32Array {
  const rows = new Uint32Array(buckets).fill(noRow);
  for (const [bucket, row] of kept) rows[bucket] = firstRow + row;
  return rows;
}

function largestOf({ batches }: EncodedText): { ids: number; sentences: number } {
  let [ids, sentences] = [0, 0];
  for (const batch of batches) {
    ids = Math.max(ids, batch.ids.length);
    sentences = Math.max(sentences, batch.starts.length - 1);
  }
  return { ids, sentences };
}
