import { FirthError, type Vocabulary } from '@firth/core';
import { blockEntries, type CooccurrenceBlock, type Cooccurrences } from './cooccurrences.ts';

/** Two 32-bit integers and a float64, little-endian: the ids of a word and of its context, from 1, and their count (glove's `CREC`). */
const recordBytes = 16;

/** Yields the entries as the records of GloVe's programs (cooccur.c), in the order of rows and columns. */
export async function* writeCooccurrences(
  cooccurrences: Cooccurrences,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  for await (const { rows, columns, counts } of cooccurrences.blocks(signal)) {
    const view = new DataView(new ArrayBuffer(recordBytes * rows.length));
    for (let i = 0, at = 0; i < rows.length; i++, at += recordBytes) {
      view.setInt32(at, rows[i]! + 1, true);
      view.setInt32(at + 4, columns[i]! + 1, true);
      view.setFloat64(at + 8, counts[i]!, true);
    }
    yield new Uint8Array(view.buffer);
  }
}

/**
 * Returns the entries in a file of the records of GloVe's programs, shuffled or not, which is read each time they are asked for. The ids are
 * places in `vocabulary`, whose words are those of the `vocab.txt` that the counts were made with, in its order.
 *
 * @throws FirthError `TRUNCATED` for a file that ends within a record; when the entries are read, `INCONSISTENT` for an id outside the
 * vocabulary and `BAD_NUMBER` for a count that is no number above 0, with the byte offset
 *
 * @example
 * ```ts
 * const counted = await countCooccurrences(fromText('a b c\na b'), { minCount: 1, window: 2 });
 * const records = [];
 * for await (const chunk of writeCooccurrences(counted)) records.push(chunk);
 * const file = new Blob(records);
 * console.log(file.size, readCooccurrences(file, counted.vocabulary).size); // 96 6
 * ```
 */
export function readCooccurrences(
  source: Blob,
  vocabulary: Vocabulary,
  options: { readonly name?: string | undefined } = {},
): Cooccurrences {
  const file = options.name ?? (source instanceof File ? source.name : undefined);
  const place = file === undefined ? {} : { file };
  const size = Math.floor(source.size / recordBytes);
  if (source.size % recordBytes !== 0) {
    const message = `the last record has ${source.size % recordBytes} of ${recordBytes} bytes`;
    throw new FirthError('TRUNCATED', message, { ...place, offset: size * recordBytes });
  }

  function parse(bytes: ArrayBuffer, first: number): CooccurrenceBlock {
    const view = new DataView(bytes);
    const count = bytes.byteLength / recordBytes;
    const block = { rows: new Uint32Array(count), columns: new Uint32Array(count), counts: new Float64Array(count) };
    for (let i = 0, at = 0; i < count; i++, at += recordBytes) {
      const offset = first + at;
      block.rows[i] = idIn(view.getInt32(at, true), offset);
      block.columns[i] = idIn(view.getInt32(at + 4, true), offset + 4);
      block.counts[i] = view.getFloat64(at + 8, true);
      if (!(block.counts[i]! > 0 && block.counts[i]! < Number.POSITIVE_INFINITY)) {
        const message = `a count is ${block.counts[i]}, which is not a number above 0`;
        throw new FirthError('BAD_NUMBER', message, { ...place, offset: offset + 8 });
      }
    }
    return block;
  }

  function idIn(number: number, offset: number): number {
    if (number >= 1 && number <= vocabulary.size) return number - 1;
    const message = `a record has the word ${number} of a vocabulary of ${vocabulary.size}`;
    throw new FirthError('INCONSISTENT', message, { ...place, offset });
  }

  return {
    ...{ vocabulary, size, words: 0 },
    async *blocks(signal) {
      const step = blockEntries * recordBytes;
      for (let first = 0; first < source.size; first += step) {
        signal?.throwIfAborted();
        yield parse(await source.slice(first, first + step).arrayBuffer(), first);
      }
    },
    async close() {},
  };
}
