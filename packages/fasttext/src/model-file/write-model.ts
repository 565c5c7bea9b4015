import type { Dictionary, FastTextModel, ModelSettings } from '../model.ts';
import type { SupervisedModel } from '../supervised/supervised-model.ts';
import { matrixBytes } from './matrix-bytes.ts';
import { architectureCodes, lossCodes, modelMagic, modelVersion } from './settings-codes.ts';

const encoder = new TextEncoder();

/**
 * Yields the bytes of `model` as fastText's `.bin`, or `.ftz` where a matrix is quantized, version 12, in pieces that may be kept.
 *
 * @example
 * ```ts
 * const { model } = await trainFastText(fromText('a cat and a dog\n'.repeat(20)), { dimensions: 8, buckets: 50 });
 * const file = new Blob([...writeFastTextModel(model)]);
 * console.log(file.size); // 2110
 * ```
 */
export function* writeFastTextModel({
  settings,
  dictionary,
  input,
  output,
}: FastTextModel | SupervisedModel): Generator<Uint8Array<ArrayBuffer>> {
  yield settingsBytes(settings);
  yield* dictionaryBytes(dictionary);
  yield* matrixBytes(input);
  yield* matrixBytes(output);
}

function settingsBytes(settings: ModelSettings): Uint8Array<ArrayBuffer> {
  const { dimensions, window, epochs, minCount, negatives, wordNgrams, loss, architecture } = settings;
  const { buckets, minGram, maxGram, updateRate, subsample } = settings;
  const codes = [lossCodes.get(loss)!, architectureCodes.get(architecture)!];
  const integers = [dimensions, window, epochs, minCount, negatives, wordNgrams, ...codes, buckets, minGram, maxGram];
  const view = new DataView(new ArrayBuffer(64));
  for (const [i, value] of [modelMagic, modelVersion, ...integers, updateRate].entries()) {
    view.setInt32(4 * i, value, true);
  }
  view.setFloat64(56, subsample, true);
  return new Uint8Array(view.buffer);
}

function* dictionaryBytes({ words, labels, tokens, keptBuckets }: Dictionary): Generator<Uint8Array<ArrayBuffer>> {
  const header = new DataView(new ArrayBuffer(28));
  for (const [i, size] of [words.size + labels.size, words.size, labels.size].entries()) {
    header.setInt32(4 * i, size, true);
  }
  header.setBigInt64(12, BigInt(tokens), true);
  header.setBigInt64(20, keptBuckets ? BigInt(keptBuckets.size) : -1n, true);
  yield new Uint8Array(header.buffer);
  for (const [type, vocabulary] of [words, labels].entries()) {
    for (let id = 0; id < vocabulary.size; id++) {
      yield entryBytes(vocabulary.tokenOf(id)!, vocabulary.counts[id]!, type);
    }
  }
  for (const pair of keptBuckets ?? []) yield new Uint8Array(Int32Array.from(pair).buffer);
}

/** A word, a zero, its count and its type. */
function entryBytes(token: string, count: number, type: number): Uint8Array<ArrayBuffer> {
  const text = encoder.encode(token);
  const entry = new Uint8Array(text.length + 10);
  entry.set(text);
  const view = new DataView(entry.buffer, text.length + 1);
  view.setBigInt64(0, BigInt(count), true);
  view.setUint8(8, type);
  return entry;
}
