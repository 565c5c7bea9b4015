import { FirthError, type Place } from '@firth/core';
import { compressionOf, decompress, magicBytes, peek, readBytes } from '@firth/files';
import { outlineArrow } from '../arrow/read-arrow-vectors.ts';
import { formatOfMagic } from '../format-of-magic.ts';
import { placeOf } from '../open-table.ts';
import { optional } from '../optional.ts';
import type { ReadOptions } from '../read-options.ts';
import { checkStreamFormat } from '../read-vectors.ts';
import { recognitionBytes, recognizeFormat } from '../recognize-format.ts';
import type { StreamVectorFormat } from '../vector-format.ts';
import { outlineRows, type RowFormat } from './outline-rows.ts';
import { outlineGensim, outlineGGUF, outlineSafetensors, type SideFile } from './outline-tables.ts';
import { summaryOf, type VectorsOutline, type VectorsSummary } from './vectors-summary.ts';

export interface InspectVectorsOptions extends Pick<ReadOptions, 'limit' | 'limits' | 'name' | 'signal'> {
  /** The format, where it is known; `auto`, the default, tells it from the content. */
  readonly format?: StreamVectorFormat | 'auto' | undefined;
  /** As that of `readGensim`. */
  readonly sideFile?: SideFile | undefined;
}

/**
 * Returns how many vectors of which length a file has, how it stores their numbers, and how many bytes of memory {@link readVectors} would take for
 * them, with the same `limit`. Only the head or the metadata of the file are read, in whatever format it is; a pickle of gensim with its numbers inside is read whole.
 *
 * @throws FirthError as `readVectors`, as far as the head tells
 * @example
 * ```ts
 * const file = new Blob(['2 3\nking 1 0 2\nqueen 1 1 2\n']);
 * const { format, words, dimensions, memory } = await inspectVectors(file);
 * console.log(format, words, dimensions, memory.vectors); // word2vec-text 2 3 24
 * ```
 */
export async function inspectVectors(file: Blob, options: InspectVectorsOptions = {}): Promise<VectorsSummary> {
  const { format = 'auto', sideFile, ...rest } = options;
  if (format !== 'auto') checkStreamFormat(format);
  const place = placeOf(file, options);
  const { known, isPacked } = await recognize(file, place, format);
  const outline = outlines.get(known);
  if (!outline) return summaryOf(known, await outlineRows(file, known as RowFormat, rest), rest, place);
  if (isPacked)
    throw new FirthError('UNSUPPORTED', `is packed, and ${known} does not tell its size in front: unpack it`, place);
  return summaryOf(known, await outline(file, place, sideFile), rest, place);
}

type Outline = (file: Blob, place: Place, sideFile?: SideFile) => Promise<VectorsOutline>;

/** Those of files with a head or metadata of their own; the others are rows. */
const outlines: ReadonlyMap<StreamVectorFormat, Outline> = new Map<StreamVectorFormat, Outline>([
  ['arrow', outlineArrow],
  ['gensim', outlineGensim],
  ['gguf', outlineGGUF],
  ['parquet', outlineParquet],
  ['safetensors', outlineSafetensors],
]);

/** The packages that read Parquet are loaded when they are needed. */
async function outlineParquet(file: Blob, place: Place): Promise<VectorsOutline> {
  const purpose = 'Parquet is read with the packages hyparquet and hyparquet-compressors';
  const parquet = await optional(() => import('../parquet/read-parquet-vectors.ts'), purpose);
  return parquet.outlineParquet(file, place);
}

interface Recognized {
  readonly known: StreamVectorFormat;
  readonly isPacked: boolean;
}

/** What is unknown is taken for text, whose error quotes the first line. */
async function recognize(file: Blob, place: Place, format: StreamVectorFormat | 'auto'): Promise<Recognized> {
  const isPacked = compressionOf(await file.slice(0, magicBytes).bytes()) !== undefined;
  if (format !== 'auto') return { known: format, isPacked };
  const bytes = readBytes(file, place);
  const { head, chunks } = await peek(isPacked ? decompress(bytes, place) : bytes, recognitionBytes);
  await chunks.return?.();
  return { known: formatOfMagic(head) ?? recognizeFormat(head) ?? 'word2vec-text', isPacked };
}
