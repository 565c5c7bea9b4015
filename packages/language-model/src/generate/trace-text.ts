import { type Encoding, FirthError, type Matrix } from '@firth/core';
import type { LanguageModel } from '../model/language-model.ts';
import { tableOf } from '../model/language-model.ts';
import { type Candidate, candidatesOf } from './sample-token.ts';
import { createSession } from './session.ts';

/** The whole road of a text through a model; all matrices have a row for each of its tokens. */
export interface TextTrace {
  /** Tokens, ids and offsets. */
  readonly encoding: Encoding;
  /** The tokens' vectors: rows of the embedding table. */
  readonly vectors: Matrix;
  /** The vectors with their positions added; where positions are rotations, the vectors themselves. */
  readonly input: Matrix;
  /** What each attention block left, in order. */
  readonly blocks: readonly Matrix[];
  /** How each token looked at those up to itself: for each block and head a row of probabilities for each token. */
  readonly attention: readonly (readonly Matrix[])[];
  /** The tokens that may be next, the likeliest first, with all their probability. */
  readonly next: readonly Candidate[];
}

/**
 * Returns every stage of `text` on its way through `model`, as the model computes it.
 *
 * @throws FirthError `EMPTY` for a text without tokens, `LIMIT` for one longer than the context
 * @example
 * ```ts
 * const texts = ['you shall know a word by the company it keeps. '.repeat(20)];
 * const { model } = await trainLanguageModel(texts, { vocabularySize: 280, dimensions: 16, heads: 2, layers: 2, context: 16, steps: 20 });
 * const { encoding, vectors, blocks } = await traceText(model, 'a word');
 * console.log(encoding.ids.length === vectors.rows, blocks.length); // true 2
 * ```
 */
export async function traceText(model: LanguageModel, text: string): Promise<TextTrace> {
  const { shape, tokenizer } = model;
  const encoding = tokenizer.encode(text);
  const { ids } = encoding;
  if (ids.length === 0) throw new FirthError('EMPTY', 'the text has no tokens');
  if (ids.length > shape.context)
    throw new FirthError('LIMIT', `the text has ${ids.length} tokens; the model sees ${shape.context} at once`);
  const session = await createSession(model);
  session.read(ids);

  const matrixOf = (data: Float32Array): Matrix => ({ rows: ids.length, columns: shape.dimensions, data });
  const table = tableOf(model, 'wte.weight');
  const vectors = new Float32Array(ids.length * shape.dimensions);
  for (const [i, id] of ids.entries())
    vectors.set(table.data.subarray(id * table.columns, (id + 1) * table.columns), i * table.columns);
  return {
    encoding,
    vectors: matrixOf(vectors),
    input: matrixOf(session.network.rowsInto(0).slice()),
    blocks: Array.from({ length: shape.layers }, (_, layer) => matrixOf(session.network.rowsInto(layer + 1).slice())),
    attention: Array.from({ length: shape.layers }, (_, layer) => session.network.attentionIn(layer)),
    next: candidatesOf(session.logits(), { temperature: 1 }),
  };
}
