import { FirthError, type Place } from '@firth/core';
import { openSafetensors, type Safetensors, writeSafetensors } from '@firth/formats';
import { fromJSON } from '@firth/tokenizer/pipeline';
import { createLanguageModel, type LanguageModel, tableOf } from './language-model.ts';
import { type Parameter, parameterCount, parametersOf } from './parameters.ts';
import type { ModelShape } from './shape.ts';
import { storedShape } from './stored-shape.ts';

/** What the metadata of a model file say: which sort of file, its shape, and the tokenizer as tokenizer.json has it. */
const keys = { kind: 'firth', shape: 'shape', tokenizer: 'tokenizer' } as const;
const kind = 'language-model 1';

/**
 * Returns the bytes of a model file, in pieces: safetensors with GPT-2's names and layouts, which torch reads, and in its metadata the shape and
 * the tokenizer.
 *
 * @example
 * ```ts
 * const texts = ['you shall know a word by the company it keeps. '.repeat(20)];
 * const { model } = await trainLanguageModel(texts, { vocabularySize: 280, dimensions: 16, heads: 2, layers: 1, context: 16, steps: 1 });
 * const copy = await readLanguageModel(new Blob([...writeLanguageModel(model)]));
 * console.log(copy.parameters.length === model.parameters.length); // true
 * ```
 */
export function writeLanguageModel(model: LanguageModel): Iterable<Uint8Array<ArrayBuffer>> {
  const { shape, tokenizer } = model;
  const tensors = parametersOf(shape).map((parameter) => {
    const { data } = tableOf(model, parameter.name);
    return [parameter.name, { shape: extentsOf(parameter), data }] as const;
  });
  const metadata = new Map<string, string>([
    [keys.kind, kind],
    [keys.shape, JSON.stringify(shape)],
    [keys.tokenizer, JSON.stringify(tokenizer.definition)],
  ]);
  return writeSafetensors(new Map(tensors), { metadata });
}

/**
 * Returns the model in a file.
 *
 * @throws FirthError `UNSUPPORTED` for a file that is no model of ours or of another version, `BAD_HEADER` for a shape that no model has,
 * `INCONSISTENT` for tables that are not those of the shape, `NON_FINITE`; what opening a safetensors file and reading a tokenizer throw; each
 * with the file
 */
export async function readLanguageModel(source: Blob, file?: string): Promise<LanguageModel> {
  const place: Place = file === undefined ? {} : { file };
  const opened = await openSafetensors(source, { name: file });
  const found = opened.metadata.get(keys.kind);
  if (found !== kind)
    throw new FirthError('UNSUPPORTED', `a file of ${found ?? 'something else'}, not of ${kind}`, place);
  const shape = storedShape(parseJSON(opened.metadata.get(keys.shape), place) as ModelShape | null, place);
  const tokenizer = fromJSON(parseJSON(opened.metadata.get(keys.tokenizer), place), place);
  const parameters = await readParameters(opened, shape, place);
  if (tokenizer.vocabulary.size > shape.vocabularySize)
    throw new FirthError(
      'INCONSISTENT',
      `the tokenizer has ${tokenizer.vocabulary.size} tokens, the model ${shape.vocabularySize}`,
      place,
    );
  return createLanguageModel({ shape, tokenizer, parameters });
}

/** Reads all tables, when each is known to be there: a claim that the file does not keep allocates nothing. */
async function readParameters({ tensors }: Safetensors, shape: ModelShape, place: Place): Promise<Float32Array> {
  const tables = parametersOf(shape).map((parameter) => {
    const tensor = tensors.get(parameter.name);
    const extents = extentsOf(parameter).join(' × ');
    if (tensor?.shape.join(' × ') !== extents)
      throw new FirthError(
        'INCONSISTENT',
        `${parameter.name} is not a tensor of ${extents}, as the shape has it`,
        place,
      );
    return { ...parameter, tensor };
  });
  const parameters = new Float32Array(parameterCount(shape));
  for (const { name, from, tensor } of tables) {
    const numbers = await tensor.floats();
    const strange = numbers.findIndex((value) => !Number.isFinite(value));
    if (strange >= 0) throw new FirthError('NON_FINITE', `number ${strange} of ${name} is ${numbers[strange]}`, place);
    parameters.set(numbers, from);
  }
  return parameters;
}

/** Biases, scales and shifts are vectors. */
function extentsOf({ rows, columns }: Parameter): number[] {
  return rows === 1 ? [columns] : [rows, columns];
}

function parseJSON(text: string | undefined, place: Place): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch (cause) {
    throw new FirthError('BAD_JSON', 'the metadata are not JSON', { ...place, cause });
  }
}
