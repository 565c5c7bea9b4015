import { supportedInstructions } from '@firth/kernel/runtime';
import { availableThreads } from '@firth/training';
import type { LanguageModel } from './model/language-model.ts';
import { type EncodedTexts, encodeTexts } from './training/documents.ts';
import { createNetworkPool, type NetworkPool } from './training/network-pool.ts';
import type { Sequences } from './training/windows.ts';

/** How well a model predicts texts. */
export interface TextLoss {
  /** −log p of the texts, divided by their bytes in UTF-8: comparable between tokenizers. */
  readonly natsPerByte: number;
  readonly natsPerToken: number;
  readonly tokens: number;
  readonly bytes: number;
}

/** Sequences of a pass. */
const batchSize = 16;

/**
 * Returns the loss of `model` on `texts`, which it has not been trained on. Each token is predicted from the tokens of its own text before
 * it: as many as fit in the context, and at least half as many where there are such.
 *
 * @throws FirthError `EMPTY` for texts without tokens; `OUT_OF_MEMORY`
 * @example
 * ```ts
 * const texts = ['you shall know a word by the company it keeps. '.repeat(20)];
 * const { model } = await trainLanguageModel(texts, { vocabularySize: 280, dimensions: 16, heads: 2, layers: 1, context: 16, steps: 20 });
 * const { bytes, natsPerByte } = await evaluateLoss(model, ['a word keeps company']);
 * console.log(bytes, natsPerByte > 0); // 20 true
 * ```
 */
export async function evaluateLoss(
  model: LanguageModel,
  texts: readonly string[],
  { threads = availableThreads() }: { readonly threads?: number | undefined } = {},
): Promise<TextLoss> {
  const encoded = encodeTexts(model.tokenizer, texts);
  const instructions = supportedInstructions();
  const pool = await createNetworkPool(model.shape, { threads, sequences: batchSize, instructions, isTrained: false });
  try {
    pool.parameters.set(model.parameters);
    return await lossOfTexts(pool, encoded, model.shape.context);
  } finally {
    pool.end();
  }
}

/** Returns the loss of the network in `pool` on encoded texts. */
export async function lossOfTexts(
  pool: Pick<NetworkPool, 'lossOf' | 'sequences'>,
  texts: EncodedTexts,
  context: number,
): Promise<TextLoss> {
  let loss = 0;
  for (const { sequences, skip } of evaluationPasses(texts, context, pool.sequences))
    loss += await pool.lossOf(sequences, skip);
  const tokens = texts.ids.length - (texts.starts.length - 1);
  return { natsPerByte: loss / texts.bytes, natsPerToken: loss / tokens, tokens, bytes: texts.bytes };
}

interface Window {
  readonly start: number;
  readonly length: number;
  /** Rows at its beginning that an earlier window has scored. */
  readonly skip: number;
}

/** Windows of equal length and skip together, `most` in a pass; every token of every text is scored once. */
function* evaluationPasses(
  { ids, starts }: EncodedTexts,
  context: number,
  most: number,
): Generator<{ readonly sequences: Sequences; readonly skip: number }> {
  const waiting = new Map<string, Window[]>();
  const passOf = (windows: readonly Window[]): { sequences: Sequences; skip: number } => {
    const { length, skip } = windows[0]!;
    const gather = (offset: number): Uint32Array => {
      const gathered = new Uint32Array(windows.length * length);
      for (const [i, { start }] of windows.entries())
        gathered.set(ids.subarray(start + offset, start + offset + length), i * length);
      return gathered;
    };
    return { sequences: { ids: gather(0), targets: gather(1), length }, skip };
  };
  for (let text = 0; text + 1 < starts.length; text++)
    for (const window of windowsOfText(starts[text]!, starts[text + 1]!, context)) {
      const key = `${window.length} ${window.skip}`;
      const alike = [...(waiting.get(key) ?? []), window];
      waiting.set(key, alike.length === most ? [] : alike);
      if (alike.length === most) yield passOf(alike);
    }
  for (const windows of waiting.values()) if (windows.length > 0) yield passOf(windows);
}

/** The windows of the text from `from` to `to`: half a context apart, the last one at its end. */
function* windowsOfText(from: number, to: number, context: number): Generator<Window> {
  const predicted = to - from - 1;
  const length = Math.min(context, predicted);
  if (length === 0) return;
  const hop = Math.max(1, Math.floor(context / 2));
  let scored = 0;
  for (let start = 0; scored < predicted; start += hop) {
    const fitting = Math.min(start, predicted - length);
    yield { start: from + fitting, length, skip: scored - fitting };
    scored = fitting + length;
  }
}
