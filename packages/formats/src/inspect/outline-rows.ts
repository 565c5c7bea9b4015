import { FirthError } from '@firth/core';
import { compressionOf, magicBytes, peek } from '@firth/files';
import { newline, space } from '../ascii.ts';
import { linesOf } from '../collect-vectors.ts';
import { byteOrderMarkBytes, checkCount, checkDimensions, hasByteOrderMark, readHeader } from '../header.ts';
import { leastBinaryRowBytes } from '../read-binary-rows.ts';
import type { ReadOptions } from '../read-options.ts';
import { leastTextRowBytes } from '../read-text-rows.ts';
import { recognitionBytes } from '../recognize-format.ts';
import { decodeUtf8 } from '../utf8.ts';
import { type VectorInput, withInput } from '../vector-input.ts';
import type { VectorsOutline } from './vectors-summary.ts';

/** Formats of rows one after the other, of which the first tell about the others. */
export type RowFormat = 'glove-text' | 'projector' | 'wink-json' | 'word2vec-binary' | 'word2vec-text';

interface Head {
  /** The first bytes, inflated. */
  readonly bytes: Uint8Array;
  /** Bytes of the whole, inflated: known, or what gzip notes at its end. */
  readonly total: number;
  readonly input: VectorInput;
}

/**
 * Returns the outline of a file of rows, from its first 64 KiB.
 *
 * @throws FirthError `EMPTY`, `BAD_HEADER`, `TRUNCATED` where it promises more than it can hold, `LIMIT`
 */
export function outlineRows(file: Blob, format: RowFormat, options: ReadOptions): Promise<VectorsOutline> {
  return withInput(file, options, async (input) => {
    const { head } = await peek(input.chunks, recognitionBytes);
    if (head.length === 0) throw new FirthError('EMPTY', 'the file is empty', input.place);
    const bytes = hasByteOrderMark(head) ? head.subarray(byteOrderMarkBytes) : head;
    return outlines[format]({ bytes, total: input.byteLength ?? (await inflatedBytes(file)), input });
  });
}

const outlines: Record<RowFormat, (head: Head) => VectorsOutline> = {
  'glove-text': (head) => outlineLines(head, space),
  projector: (head) => outlineLines(head, tab),
  'wink-json': outlineWink,
  'word2vec-binary': outlineBinary,
  'word2vec-text': outlineText,
};

const tab = 0x09;

function outlineText({ bytes, input }: Head): VectorsOutline {
  const { count, dimensions, firstRow } = headerOf(bytes, input, leastTextRowBytes);
  const wordBytes = wordBytesOf(wholeLines(bytes.subarray(firstRow)));
  return { words: count, dimensions, numbers: 'text', isExact: true, wordBytes };
}

/** Where the size of the file is known, what is no number is words. */
function outlineBinary({ bytes, input }: Head): VectorsOutline {
  const { count, dimensions, firstRow } = headerOf(bytes, input, leastBinaryRowBytes);
  const rest = input.byteLength === undefined ? undefined : input.byteLength - firstRow;
  const wordBytes = rest === undefined ? undefined : rest / count - leastBinaryRowBytes(dimensions);
  return { words: count, dimensions, numbers: 'float32', isExact: true, wordBytes };
}

function headerOf(
  bytes: Uint8Array,
  { limits, place, byteLength }: VectorInput,
  leastRowBytes: (dimensions: number) => number,
): { count: number; dimensions: number; firstRow: number } {
  const firstRow = bytes.indexOf(newline) + 1;
  const header = readHeader(firstRow > 0 ? bytes.subarray(0, firstRow) : bytes, place);
  checkDimensions(header, limits, place);
  const left = byteLength === undefined ? undefined : byteLength - firstRow;
  checkCount(header.count, leastRowBytes(header.dimensions), left, limits, place);
  return { ...header, firstRow };
}

/** Lines without a header: there are as many as their mean length says, or as were seen. Those of the Projector have no words. */
function outlineLines({ bytes, total, input }: Head, separator: number): VectorsOutline {
  const isWhole = bytes.length >= total;
  const lines = isWhole ? [...linesOf(bytes)] : wholeLines(bytes);
  const [first] = lines;
  if (!first) throw new FirthError('LIMIT', `the first line is longer than ${bytes.length} bytes`, input.place);
  const fields = decodeUtf8(first).trimEnd().split(String.fromCharCode(separator)).length;
  const seen = lines.reduce((sum, line) => sum + line.length + 1, 0);
  const words = isWhole ? lines.length : Math.round((lines.length * total) / seen);
  const hasWords = separator === space;
  const wordBytes = hasWords ? wordBytesOf(lines) : undefined;
  return { words, dimensions: hasWords ? fields - 1 : fields, numbers: 'text', isExact: isWhole, wordBytes };
}

/** What wink writes in front of its words: `size` is what its programs go by, not its readers. */
function outlineWink({ bytes, input }: Head): VectorsOutline {
  const text = decodeUtf8(bytes);
  const [words, dimensions] = ['size', 'dimensions'].map((name) => numberOf(text, name));
  if (words === undefined || dimensions === undefined)
    throw new FirthError('UNSUPPORTED', 'has no size and dimensions in front of its words', input.place);
  return { words, dimensions, numbers: 'text', isExact: false };
}

function numberOf(json: string, name: string): number | undefined {
  const digits = new RegExp(`"${name}"\\s*:\\s*(\\d{1,15})\\b`).exec(json)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function wholeLines(bytes: Uint8Array): Uint8Array[] {
  return [...linesOf(bytes.subarray(0, bytes.lastIndexOf(newline) + 1))];
}

function wordBytesOf(lines: readonly Uint8Array[]): number | undefined {
  const bytes = lines.reduce((sum, line) => sum + Math.max(0, line.indexOf(space)), 0);
  return lines.length === 0 ? undefined : bytes / lines.length;
}

/** gzip notes the size modulo 2^32 in its last four bytes (RFC 1952, ISIZE), and vectors do not grow when they are packed. */
async function inflatedBytes(file: Blob): Promise<number> {
  const head = await file.slice(0, magicBytes).bytes();
  if (compressionOf(head) !== 'gzip' || file.size < magicBytes) return file.size;
  const noted = new DataView(await file.slice(-4).arrayBuffer()).getUint32(0, true);
  const wraps = Math.max(0, Math.ceil((file.size - noted) / 2 ** 32));
  return noted + wraps * 2 ** 32;
}
