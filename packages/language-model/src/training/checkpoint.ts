import { FirthError } from '@firth/core';
import { fromJSON, type JSONTokenizer } from '@firth/tokenizer/pipeline';
import { readCheckpoint, writeCheckpoint } from '@firth/training';
import { parameterCount } from '../model/parameters.ts';
import { storedShape } from '../model/stored-shape.ts';
import type { OptimizerMemory } from './model-optimizer.ts';
import type { Settings } from './settings.ts';

/** A training run at a moment: with the same text, all that is needed to go on. */
export interface LanguageModelCheckpoint {
  readonly settings: Settings;
  readonly tokenizer: JSONTokenizer;
  /** Tokens of the text, by which it is recognized, with a hash of them. */
  readonly tokens: number;
  readonly textHash: number;
  readonly state: { readonly steps: number; readonly seconds: number };
  readonly parameters: Float32Array;
  readonly optimizer: OptimizerMemory;
}

const kind = 'language-model-training';

/** Returns the bytes of a checkpoint file (`@firth/training` describes the format), in pieces. */
export function writeLanguageModelCheckpoint(checkpoint: LanguageModelCheckpoint): Iterable<Uint8Array> {
  const { settings, tokens, textHash, state, parameters, optimizer } = checkpoint;
  const { mean, meanSquare } = optimizer;
  const description = { settings, tokens, textHash, state, tokenizer: checkpoint.tokenizer.definition };
  return writeCheckpoint({ kind, description, arrays: { parameters, mean, meanSquare } });
}

/**
 * Returns the checkpoint in a file.
 *
 * @throws FirthError `BAD_MAGIC`, `UNSUPPORTED`, `BAD_HEADER`, `TRUNCATED`, `TRAILING_DATA`, with the file and the byte offset; what reading
 * the tokenizer throws
 */
export async function readLanguageModelCheckpoint(source: Blob, file?: string): Promise<LanguageModelCheckpoint> {
  const place = file === undefined ? {} : { file };
  const { description, arrays } = await readCheckpoint(source, { kind, ...place });
  const { parameters, mean, meanSquare } = arrays;
  if (!isDescription(description) || !isFloats(parameters) || !isFloats(mean) || !isFloats(meanSquare))
    throw new FirthError('BAD_HEADER', 'the header is not that of a checkpoint of a language model', place);
  const { tokenizer, ...rest } = description;
  const count = parameterCount(storedShape(rest.settings, place));
  if ([parameters, mean, meanSquare].some(({ length }) => length !== count))
    throw new FirthError('INCONSISTENT', `the arrays have not ${count} numbers each, as the settings say`, place);
  const optimizer = { steps: rest.state.steps, mean, meanSquare };
  return { ...rest, tokenizer: fromJSON(tokenizer, place), parameters, optimizer };
}

function isFloats(array: unknown): array is Float32Array {
  return array instanceof Float32Array;
}

type Description = Pick<LanguageModelCheckpoint, 'settings' | 'tokens' | 'textHash' | 'state'> & {
  readonly tokenizer: unknown;
};

function isDescription(value: unknown): value is Description {
  const { settings, state, tokenizer, tokens, textHash } = (value ?? {}) as Record<string, unknown>;
  const areObjects = [settings, state, tokenizer].every((part) => typeof part === 'object' && part !== null);
  if (!areObjects || typeof tokens !== 'number' || typeof textHash !== 'number') return false;
  const { steps, seconds } = state as Record<string, unknown>;
  return Number.isSafeInteger(steps) && typeof seconds === 'number';
}
