import { FirthError } from '@firth/core';
import { createGenerator } from '@firth/kernel/random';
import { streamDecoder } from '@firth/tokenizer';
import type { LanguageModel } from '../model/language-model.ts';
import { requireWhole } from '../model/shape.ts';
import { endOfTextId } from '../training/documents.ts';
import { candidatesOf, pickCandidate, type SamplingOptions } from './sample-token.ts';
import { createSession } from './session.ts';

export interface GenerateOptions extends SamplingOptions {
  /** Default 100. */
  readonly maxTokens?: number | undefined;
  /** Another seed draws other tokens. Default 1. */
  readonly seed?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Is given each piece of the text as it comes. */
  onText?(text: string): void;
}

/** A text that goes on. */
export interface Generated {
  /** What follows the prompt. */
  readonly text: string;
  readonly ids: Uint32Array;
  /** Whether the model ended the text itself. */
  readonly isEnded: boolean;
}

/**
 * Returns what `model` writes after `prompt`, a token at a time: until it ends the text, or `maxTokens`. Keys and values of the tokens before
 * are kept; when the context is full, its second half begins a new one.
 *
 * @throws FirthError `BAD_OPTION`; the signal's reason when aborted
 * @example
 * ```ts
 * const texts = ['a word by the company it keeps. '.repeat(20)];
 * const { model } = await trainLanguageModel(texts, { vocabularySize: 270, dimensions: 16, heads: 2, layers: 1, context: 16, steps: 200 });
 * const { ids } = await generate(model, 'a word', { maxTokens: 5, topK: 3 });
 * console.log(ids.length); // 5
 * ```
 */
export async function generate(
  model: LanguageModel,
  prompt: string,
  options: GenerateOptions = {},
): Promise<Generated> {
  const { maxTokens = 100, seed = 1, signal } = options;
  requireWhole('maxTokens', maxTokens, 0, 2 ** 31);
  requireSampling(options);
  const { tokenizer } = model;
  const end = endOfTextId(tokenizer);
  const session = await createSession(model);
  session.read(Uint32Array.of(end, ...tokenizer.encodeIds(prompt)));
  const { uniform } = createGenerator(seed);
  const decoder = streamDecoder(tokenizer);
  const ids: number[] = [];
  let text = '';
  let isEnded = false;
  const add = (piece: string): void => {
    text += piece;
    if (piece !== '') options.onText?.(piece);
  };
  while (ids.length < maxTokens) {
    signal?.throwIfAborted();
    const id = pickCandidate(candidatesOf(session.logits(), options), uniform());
    isEnded = id === end;
    if (isEnded) break;
    ids.push(id);
    add(decoder.push(id));
    session.read(Uint32Array.of(id));
    if (ids.length % 32 === 0) await new Promise((resolve) => setTimeout(resolve));
  }
  add(decoder.finish());
  return { text, ids: Uint32Array.from(ids), isEnded };
}

function requireSampling({ temperature = 1, topK = 1, topP = 1 }: SamplingOptions): void {
  requireWhole('topK', topK, 1, 2 ** 31);
  if (!(Number.isFinite(temperature) && temperature >= 0))
    throw new FirthError('BAD_OPTION', `temperature must be 0 or more, not ${temperature}`);
  if (!(topP > 0 && topP <= 1)) throw new FirthError('BAD_OPTION', `topP must be above 0 and at most 1, not ${topP}`);
}
