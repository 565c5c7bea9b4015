import { FirthError, type Matrix, type Place, type WordVectors } from '@firth/core';
import { collectVectors, encoded } from '../collect-vectors.ts';
import { createGrowingMatrix } from '../growing-matrix.ts';
import { numbersOfType } from '../inspect/numbers-of-type.ts';
import type { VectorsOutline } from '../inspect/vectors-summary.ts';
import { checkWordCount, rowsToRead } from '../open-table.ts';
import type { ReadOptions } from '../read-options.ts';
import { openSafetensors, type Safetensors, type StoredTensor } from '../safetensors/open-safetensors.ts';
import { numbersOfTensor } from './numbers-of-tensor.ts';
import { tokensOfTokenizer } from './tokens-of-tokenizer.ts';

/** The files of a model2vec folder that are read. */
export interface Model2VecSource {
  /** `model.safetensors`. */
  readonly model: Blob;
  /** `tokenizer.json`. */
  readonly tokenizer: Blob;
}

/**
 * Returns the vectors of a model of model2vec (persistence.py of that program): a row of `embeddings` a token; where there is a `mapping`, the row
 * that it has for the token; multiplied by the token's number in `weights`, where there are any. Tokens are as they stand in `tokenizer.json`: `##ing` and
 * `Ġking` are pieces. The unknown token is left out where it is the last and its vector is zero.
 *
 * @throws FirthError `UNSUPPORTED` for files of something else, `INCONSISTENT` where they do not fit each other; else what
 * {@link openSafetensors} throws
 * @example
 * ```ts
 * const files = model2VecFiles(await readVectors(new Blob(['1 2\nking 1 0.5\n'])));
 * const fileOf = (name: 'model.safetensors' | 'tokenizer.json') => new Blob([...files.get(name)!]);
 * const vectors = await readModel2Vec({ model: fileOf('model.safetensors'), tokenizer: fileOf('tokenizer.json') });
 * console.log(vectors.vocabulary.size, vectors.vectorOf('king')); // 1 Float32Array(2) [ 1, 0.5 ]
 * ```
 */
export async function readModel2Vec(source: Model2VecSource, options: ReadOptions = {}): Promise<WordVectors> {
  const named = (name: string): Place => ({ file: options.name === undefined ? name : `${options.name}/${name}` });
  const place = named('model.safetensors');
  const { tensors } = await openSafetensors(source.model, { name: place.file });
  const table = tableOf(tensors, place);
  const { tokens, unknown } = await tokensOfTokenizer(source.tokenizer, named('tokenizer.json'));
  const mapping = await numbersFor(tokens, 'mapping', tensors, place);
  const weights = await numbersFor(tokens, 'weights', tensors, place);
  if (!mapping) checkWordCount(tokens.length, table.rows, place);
  const count = rowsToRead(tokens.length, table.columns, options, place);

  const stored = await numbersOfTensor(table.tensor, mapping ? table.rows : count, place);
  const data = mapping ? gathered(stored, mapping.subarray(0, count), table, place) : stored;
  if (weights) scaleRows(data, weights, table.columns);
  const isVoid = count === tokens.length && tokens.at(-1) === unknown && lastRowIsZero(data, table.columns);
  const matrix = { rows: isVoid ? count - 1 : count, columns: table.columns, data };
  return collectVectors(encoded(tokens), matrix, options, place);
}

/**
 * Returns what the header of `model.safetensors` says. Whether the last row is the void one of the unknown token, which is left out, it does not say.
 *
 * @throws FirthError as {@link readModel2Vec}
 */
export async function outlineModel2Vec(model: Blob, place: Place): Promise<VectorsOutline> {
  const { tensors } = await openSafetensors(model, { name: place.file });
  const { tensor, rows, columns } = tableOf(tensors, place);
  const words = tensors.get('mapping')?.shape[0] ?? rows;
  return { words, dimensions: columns, numbers: numbersOfType(tensor.type), isExact: true };
}

interface Table extends Omit<Matrix, 'data'> {
  readonly tensor: StoredTensor;
}

/** sentence-transformers has another name for the same table. */
function tableOf(tensors: Safetensors['tensors'], place: Place): Table {
  const tensor = tensors.get('embeddings') ?? tensors.get('embedding.weight');
  const [rows, columns] = tensor?.shape ?? [];
  if (tensor?.shape.length === 2 && rows !== undefined && columns !== undefined) return { tensor, rows, columns };
  throw new FirthError('UNSUPPORTED', 'has no table `embeddings`, as models of model2vec have', place);
}

/** The numbers of a tensor that has one a token. */
async function numbersFor(
  tokens: readonly string[],
  name: string,
  tensors: Safetensors['tensors'],
  place: Place,
): Promise<Float32Array | undefined> {
  const tensor = tensors.get(name);
  if (!tensor) return undefined;
  const [length] = tensor.shape;
  if (tensor.shape.length === 1 && length === tokens.length) return numbersOfTensor(tensor, length, place);
  const shape = tensor.shape.join(' × ');
  throw new FirthError(
    'INCONSISTENT',
    `\`${name}\` is of the shape ${shape}, and there are ${tokens.length} tokens`,
    place,
  );
}

/** The rows of `stored` that `mapping` names. Ids are exact in float32 up to 2^24, as many as a `Map` of tokens can hold. */
function gathered(
  stored: Float32Array,
  mapping: Float32Array,
  { rows, columns }: Table,
  place: Place,
): Float32Array<ArrayBuffer> {
  const { data } = createGrowingMatrix(columns, mapping.length, true, place);
  for (const [token, row] of mapping.entries()) {
    if (!(row >= 0 && row < rows && Number.isInteger(row)))
      throw new FirthError('INCONSISTENT', `\`mapping\` says ${row}, and there are ${rows} rows`, place);
    data.set(stored.subarray(row * columns, (row + 1) * columns), token * columns);
  }
  return data;
}

function scaleRows(data: Float32Array, weights: Float32Array, columns: number): void {
  for (let i = 0; i < data.length; i++) data[i]! *= weights[Math.floor(i / columns)]!;
}

function lastRowIsZero(data: Float32Array, columns: number): boolean {
  return data.subarray(-columns).every((value) => value === 0);
}
