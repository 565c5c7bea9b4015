import { FirthError, tokensOf, type Vocabulary } from '@firth/core';
import { type CodeTensor, type FloatTensor, writeSafetensors } from '../safetensors/write-safetensors.ts';
import type { CompressedVectors } from './compressed-vectors.ts';

type Tensors = readonly (readonly [name: string, tensor: FloatTensor | CodeTensor])[];

/**
 * Yields the bytes of a safetensors file of compressed vectors, which {@link readCompressedVectors} reads: the tensors of their encoding, and
 * `words` (`U8`), UTF-8 with a newline behind each word. The metadata say `encoding`, `dimensions` and, for product codes, `subvector_length`.
 *
 * @throws FirthError `DIMENSION_MISMATCH` where words or codes are more or fewer than the rows take, `BAD_UTF8` for a word that holds a newline
 * or no text
 *
 * @example
 * ```ts
 * const table = { encoding: 'int8', rows: 1, columns: 2, codes: Int8Array.of(127, -64), scales: Float32Array.of(0.5) } as const;
 * const file = new Blob([...writeCompressedVectors(createVocabulary(['king']), table)]);
 * console.log((await readCompressedVectors(file)).vectorOf('king')); // Float32Array(2) [ 63.5, -32 ]
 * ```
 */
export function writeCompressedVectors(
  vocabulary: Vocabulary,
  table: CompressedVectors,
): Generator<Uint8Array<ArrayBuffer>> {
  const { rows, columns, encoding } = table;
  if (vocabulary.size !== rows) {
    throw new FirthError('DIMENSION_MISMATCH', `received ${rows} rows for ${vocabulary.size} words`);
  }
  const words = wordBytes(vocabulary);
  const tensors: Tensors = [...tensorsOf(table), ['words', { shape: [words.length], data: words }]];
  const metadata = new Map([
    ['encoding', encoding],
    ['dimensions', String(columns)],
  ]);
  if (encoding === 'product') metadata.set('subvector_length', String(table.subvectorLength));
  return writeSafetensors(new Map(tensors), { metadata });
}

/** Wider numbers stand first, so that all are aligned. */
function tensorsOf(table: CompressedVectors): Tensors {
  const { rows, columns } = table;
  switch (table.encoding) {
    case 'int8':
      return [
        ['scales', { shape: [rows], data: table.scales }],
        ['codes', { shape: [rows, columns], data: table.codes }],
      ];
    case 'int4':
      return [
        ['scales', { shape: [rows, Math.ceil(columns / 32)], data: table.scales }],
        ['codes', { shape: [rows, Math.ceil(columns / 2)], data: table.codes }],
      ];
    case 'binary':
      return [
        ['scales', { shape: [rows], data: table.scales }],
        ['means', { shape: [columns], data: table.means }],
        ['codes', { shape: [rows, Math.ceil(columns / 8)], data: table.bits }],
      ];
    case 'float16':
      return [['vectors', { shape: [rows, columns], data: table.halves, type: 'F16' }]];
    case 'sparse':
      return [
        ['values', { shape: [table.values.length], data: table.values }],
        ['starts', { shape: [rows + 1], data: table.starts }],
        ['columns', { shape: [table.values.length], data: table.columnOf }],
      ];
    case 'product':
      return [
        ['centroids', { shape: [256 * columns], data: table.centroids }],
        ['codes', { shape: [rows, Math.ceil(columns / table.subvectorLength)], data: table.codes }],
      ];
  }
}

function wordBytes(vocabulary: Vocabulary): Uint8Array {
  const words = tokensOf(vocabulary);
  const bad = words.find((word) => word.includes('\n') || !word.isWellFormed());
  if (bad === undefined) return new TextEncoder().encode(words.map((word) => `${word}\n`).join(''));
  throw new FirthError('BAD_UTF8', `the word ${JSON.stringify(bad)} cannot be a line of text`);
}
