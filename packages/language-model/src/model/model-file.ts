import { FirthError } from '@firth/core';
import { fromJSON } from '@firth/tokenizer/pipeline';
import { readCheckpoint, writeCheckpoint } from '@firth/training';
import { createLanguageModel, type LanguageModel } from './language-model.ts';
import type { ModelShape } from './shape.ts';
import { storedShape } from './stored-shape.ts';

const kind = 'language-model';

/**
 * Returns the bytes of a model file, in pieces: the container of checkpoints (`@firth/training` describes it) of the kind `language-model`,
 * version 1. Its description holds `shape` and the `tokenizer` as tokenizer.json has it; its one array, `parameters`, all numbers of the
 * model, float32, in the order of {@link parametersOf}.
 *
 * @example
 * ```ts
 * const texts = ['you shall know a word by the company it keeps. '.repeat(20)];
 * const { model } = await trainLanguageModel(texts, { vocabularySize: 280, dimensions: 16, heads: 2, layers: 1, context: 16, steps: 1 });
 * const copy = await readLanguageModel(new Blob([...writeLanguageModel(model)]));
 * console.log(copy.parameters.length === model.parameters.length); // true
 * ```
 */
export function writeLanguageModel({ shape, tokenizer, parameters }: LanguageModel): Iterable<Uint8Array<ArrayBuffer>> {
  const description = { shape, tokenizer: tokenizer.definition };
  return writeCheckpoint({ kind, description, arrays: { parameters } }) as Iterable<Uint8Array<ArrayBuffer>>;
}

/**
 * Returns the model in a file.
 *
 * @throws FirthError `BAD_MAGIC`, `UNSUPPORTED`, `BAD_HEADER`, `TRUNCATED`, `TRAILING_DATA`, with the file and the byte offset;
 * `DIMENSION_MISMATCH` and `INCONSISTENT` for parts that contradict; `NON_FINITE`; what reading the tokenizer throws
 */
export async function readLanguageModel(source: Blob, file?: string): Promise<LanguageModel> {
  const place = file === undefined ? {} : { file };
  const { description, arrays } = await readCheckpoint(source, { kind, ...place });
  const { shape, tokenizer } = (description ?? {}) as { readonly shape?: ModelShape; readonly tokenizer?: unknown };
  const { parameters } = arrays;
  if (typeof shape !== 'object' || shape === null || !(parameters instanceof Float32Array))
    throw new FirthError('BAD_HEADER', 'the header is not that of a language model', place);
  const strange = parameters.findIndex((value) => !Number.isFinite(value));
  if (strange >= 0) throw new FirthError('NON_FINITE', `number ${strange} is ${parameters[strange]}`, place);
  const model = { shape: storedShape(shape, place), tokenizer: fromJSON(tokenizer, place), parameters };
  try {
    return createLanguageModel(model);
  } catch (error) {
    if (error instanceof FirthError) throw new FirthError(error.code, error.message, { ...place, cause: error });
    throw error;
  }
}
