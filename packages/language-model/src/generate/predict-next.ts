import type { LanguageModel } from '../model/language-model.ts';
import { endOfTextId } from '../training/documents.ts';
import { type Candidate, candidatesOf } from './sample-token.ts';
import { createSession } from './session.ts';

/**
 * Returns the `count` likeliest tokens after `text`, with the probabilities that the model gives them.
 *
 * @example
 * ```ts
 * const texts = ['a word by the company it keeps. '.repeat(20)];
 * const { model } = await trainLanguageModel(texts, { vocabularySize: 270, dimensions: 16, heads: 2, layers: 1, context: 16, steps: 20 });
 * const next = await predictNext(model, 'a word', 3);
 * console.log(next.length, next[0].probability >= next[1].probability); // 3 true
 * ```
 */
export async function predictNext(model: LanguageModel, text: string, count = 10): Promise<readonly Candidate[]> {
  const session = await createSession(model);
  session.read(Uint32Array.of(endOfTextId(model.tokenizer), ...model.tokenizer.encodeIds(text)));
  return candidatesOf(session.logits(), { temperature: 1 }).slice(0, count);
}
