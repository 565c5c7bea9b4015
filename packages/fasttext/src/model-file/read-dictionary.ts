import { createVocabulary, FirthError, type WarningOptions, warn } from '@firth/core';
import type { CountedVocabulary, Dictionary } from '../model.ts';
import type { BinaryReader } from './binary-reader.ts';

/** The zero behind a word, its count and its type: what an entry takes at least. */
const leastEntryBytes = 10;
const prunedBytes = 8;
/** As much as the readers of `@firth/formats` take. */
const mostWordBytes = 64 * 2 ** 10;
const typeWord = 0;
const typeLabel = 1;

/**
 * Reads `Dictionary::load`; files from before the format had a version know no pruning.
 *
 * @throws FirthError `INCONSISTENT`, `TRUNCATED`, `LIMIT` for a word of more than 64 KiB
 */
export async function readDictionary(
  reader: BinaryReader,
  hasPruning: boolean,
  options: WarningOptions,
): Promise<Dictionary> {
  const [size, wordCount, labelCount] = [await reader.int32(), await reader.int32(), await reader.int32()];
  const tokens = await reader.int64();
  const prunedCount = hasPruning ? await reader.int64() : -1;
  reader.expect(size * leastEntryBytes, `${size} words`);
  check(reader, size >= 0 && wordCount >= 0 && labelCount >= 0, `${size} entries, ${wordCount} words`);
  check(reader, size === wordCount + labelCount, `${size} entries for ${wordCount} words and ${labelCount} labels`);
  const entries = createEntries(reader, options);
  for (let entry = 0; entry < size; entry++) await entries.read();
  const { words } = entries;
  check(reader, words.length === wordCount, `${words.length} entries are words, the header promised ${wordCount}`);
  reader.expect(prunedCount * prunedBytes, `${prunedCount} kept n-grams`);
  return {
    words: entries.vocabulary('words'),
    labels: entries.vocabulary('labels'),
    tokens,
    ...(prunedCount >= 0 && { keptBuckets: await readKeptBuckets(reader, prunedCount) }),
  };
}

/** Collects words and labels with their counts. */
function createEntries(reader: BinaryReader, options: WarningOptions) {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const lists = { words: [] as string[], labels: [] as string[] };
  const counts = { words: [] as number[], labels: [] as number[] };
  const seen = new Set<string>();

  async function read(): Promise<void> {
    const { offset } = reader;
    const bytes = await reader.bytesToZero(mostWordBytes);
    const count = await reader.int64();
    const type = await reader.byte();
    check(reader, count >= 0, `a count of ${count}`);
    check(reader, type === typeWord || type === typeLabel, `an entry of type ${type}`);
    const token = decoder.decode(bytes);
    const warnHere = (code: 'BAD_UTF8' | 'DUPLICATE_WORD', message: string): void =>
      warn(options, { code, message: `${JSON.stringify(token)} ${message}`, ...reader.place, offset });
    if (token.includes('\ufffd') && !isReplacement(bytes)) warnHere('BAD_UTF8', 'was not UTF-8');
    if (seen.has(token)) warnHere('DUPLICATE_WORD', 'stands twice; the first keeps the vector');
    seen.add(token);
    const kind = type === typeWord ? 'words' : 'labels';
    lists[kind].push(token);
    counts[kind].push(count);
  }

  return {
    ...lists,
    read,
    vocabulary: (kind: 'words' | 'labels'): CountedVocabulary =>
      createVocabulary(lists[kind], Float64Array.from(counts[kind])) as CountedVocabulary,
  };
}

async function readKeptBuckets(reader: BinaryReader, count: number): Promise<Map<number, number>> {
  const kept = new Map<number, number>();
  for (let i = 0; i < count; i++) {
    const bucket = await reader.int32();
    const row = await reader.int32();
    check(reader, row >= 0 && row < count, `the kept n-gram ${bucket} has the row ${row} of ${count}`);
    kept.set(bucket, row);
  }
  return kept;
}

function isReplacement(bytes: Uint8Array): boolean {
  const encoded = new TextEncoder().encode(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  return encoded.length === bytes.length && encoded.every((byte, i) => byte === bytes[i]);
}

function check({ place, offset }: BinaryReader, isWell: boolean, message: string): void {
  if (!isWell) throw new FirthError('INCONSISTENT', message, { ...place, offset });
}
