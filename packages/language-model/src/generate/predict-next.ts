import type { LanguageModel } from '../model/language-model.ts';
import { endOfTextId } from '../training/documents.ts';
import { type Candidate, candidatesOf } from './sample-token.ts';
import { createSession } from './session.ts';

/** Returns the `count` likeliest tokens after `text`, with the probabilities that the model gives them. */
export async function predictNext(model: LanguageModel, text: string, count = 10): Promise<readonly Candidate[]> {
  const session = await createSession(model);
  session.read(Uint32Array.of(endOfTextId(model.tokenizer), ...model.tokenizer.encodeIds(text)));
  return candidatesOf(session.logits(), { temperature: 1 }).slice(0, count);
}
