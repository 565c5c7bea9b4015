import { FirthError, type WordVectors } from '@firth/core';
import { collectVectors, encoded } from '../collect-vectors.ts';
import { checkWordCount, placeOf, rowsToRead } from '../open-table.ts';
import type { ReadOptions } from '../read-options.ts';
import { openGGUF } from './open-gguf.ts';

/** As llama.cpp names the table of the tokens' vectors. */
const tableName = 'token_embd.weight';
const tokensKey = 'tokenizer.ggml.tokens';

/**
 * Returns the token table of a model in a GGUF file: the vectors that its tokens have before the first layer, from F32, F16, BF16, F64, Q8_0 or Q4_0.
 * The tokens are as the file has them: of GPT-2's kind `Ġking` has a space in front, of LLaMA's `▁king`. Of the model nothing else is read.
 *
 * @throws FirthError `UNSUPPORTED` for a file without a vocabulary or a table, or a table of another type, `INCONSISTENT` where the two do not fit; else
 * what {@link openGGUF} throws
 * @example
 * ```ts
 * const header = Uint8Array.of(0x47, 0x47, 0x55, 0x46, 3, 0, 0, 0);
 * const file = new Blob([header, new Uint8Array(16)]); // No tensors, no metadata.
 * await readGGUFVectors(file).catch((error) => console.log(error.code)); // UNSUPPORTED
 * ```
 */
export async function readGGUFVectors(file: Blob, options: ReadOptions = {}): Promise<WordVectors> {
  const place = placeOf(file, options);
  const { metadata, tensors } = await openGGUF(file, options);
  const tokens = metadata.get(tokensKey);
  const table = tensors.get(tableName);
  if (!isTexts(tokens) || !table) throw new FirthError('UNSUPPORTED', `has no ${tokensKey} or no ${tableName}`, place);
  const [all, columns] = table.shape;
  if (table.shape.length !== 2 || all === undefined || columns === undefined)
    throw new FirthError('INCONSISTENT', `${tableName} has ${table.shape.length} axes`, place);
  checkWordCount(tokens.length, all, place);
  const rows = rowsToRead(all, columns, options, place);
  const data = await table.floats(rows);
  return collectVectors(encoded(tokens), { rows, columns, data }, options, place);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
