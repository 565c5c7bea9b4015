import { FirthError, type Place, type WordVectors } from '@firth/core';
import { collectVectors, encoded } from '../collect-vectors.ts';
import { checkWordCount, placeOf, rowsToRead } from '../open-table.ts';
import type { ReadOptions } from '../read-options.ts';
import { type GGUF, type GGUFTensor, openGGUF } from './open-gguf.ts';

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
  const { tokens, table, rows: all, columns } = tokenTableOf(await openGGUF(file, options), place);
  const rows = rowsToRead(all, columns, options, place);
  const data = await table.floats(rows);
  return collectVectors(encoded(tokens), { rows, columns, data }, options, place);
}

interface TokenTable {
  readonly tokens: readonly string[];
  readonly table: GGUFTensor;
  readonly rows: number;
  readonly columns: number;
}

/** Returns the tokens of a model and the table of their vectors. @throws FirthError `UNSUPPORTED`, `INCONSISTENT` */
export function tokenTableOf({ metadata, tensors }: GGUF, place: Place): TokenTable {
  const tokens = metadata.get(tokensKey);
  const table = tensors.get(tableName);
  if (!isTexts(tokens) || !table) throw new FirthError('UNSUPPORTED', `has no ${tokensKey} or no ${tableName}`, place);
  const [rows, columns] = table.shape;
  if (table.shape.length !== 2 || rows === undefined || columns === undefined)
    throw new FirthError('INCONSISTENT', `${tableName} has ${table.shape.length} axes`, place);
  checkWordCount(tokens.length, rows, place);
  return { tokens, table, rows, columns };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
