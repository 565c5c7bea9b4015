import { FirthError, type Place } from '@firth/core';
import { bytesOf } from './element-type.ts';
import { parseUniqueJSON } from './parse-unique-json.ts';

/** Where a tensor is, in bytes from the end of the header. */
export interface TensorSpan {
  readonly type: string;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

export interface SafetensorsHeader {
  readonly metadata: ReadonlyMap<string, string>;
  readonly tensors: ReadonlyMap<string, TensorSpan>;
}

/**
 * Returns what the header of a safetensors file says, checked against the bytes that follow it: every tensor is as long as its shape, and
 * they cover the data from its start to its end, without a gap and without sharing a byte.
 *
 * @throws FirthError `BAD_JSON`, `INCONSISTENT`, `UNSUPPORTED` for a type that is not known, `TRUNCATED`, `TRAILING_DATA`
 */
export function parseHeader(text: string, dataBytes: number, place: Place): SafetensorsHeader {
  const { __metadata__: metadata, ...entries } = objectOf(parseUniqueJSON(text, place), place);
  const tensors = new Map(Object.entries(entries).map(([name, entry]) => [name, spanOf(name, entry, place)]));
  checkCover(tensors, dataBytes, place);
  return { metadata: metadataOf(metadata, place), tensors };
}

function objectOf(value: unknown, place: Place): Record<string, unknown> {
  if (isObject(value)) return value;
  throw new FirthError('BAD_JSON', 'the header should be an object of tensors', place);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function metadataOf(value: unknown, place: Place): Map<string, string> {
  const entries = isObject(value) ? Object.entries(value) : value === undefined ? [] : undefined;
  if (!entries?.every((entry): entry is [string, string] => typeof entry[1] === 'string'))
    throw new FirthError('INCONSISTENT', '__metadata__ should be an object of strings', place);
  return new Map(entries);
}

function spanOf(name: string, entry: unknown, place: Place): TensorSpan {
  const bad = (problem: string): FirthError =>
    new FirthError('INCONSISTENT', `the tensor ${JSON.stringify(name)} ${problem}`, place);
  if (!isObject(entry)) throw bad('should be an object');
  const { dtype: type, shape, data_offsets: offsets } = entry;
  if (typeof type !== 'string' || !isCounts(shape)) throw bad('should have a dtype and a shape of whole numbers');
  if (!isCounts(offsets) || offsets.length !== 2) throw bad('should have two data_offsets of whole numbers');
  const elementBytes = bytesOf(type);
  if (elementBytes === undefined)
    throw new FirthError('UNSUPPORTED', `the tensor ${JSON.stringify(name)} is of the unknown type ${type}`, place);
  const [begin, end] = offsets as [number, number];
  // Exact: a product of numbers wraps around in other programs, and is rounded here.
  const bytes = shape.reduce((product, extent) => product * BigInt(extent), BigInt(elementBytes));
  if (bytes !== BigInt(end) - BigInt(begin))
    throw bad(`takes ${bytes} bytes by its shape, ${end - begin} by its offsets`);
  return { type, shape, begin, end };
}

function isCounts(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((count) => Number.isSafeInteger(count) && count >= 0);
}

function checkCover(tensors: ReadonlyMap<string, TensorSpan>, dataBytes: number, place: Place): void {
  const inOrder = [...tensors].toSorted(([, a], [, b]) => a.begin - b.begin || a.end - b.end);
  let covered = 0;
  for (const [name, { begin, end }] of inOrder) {
    if (begin !== covered) {
      const problem = `the tensor ${JSON.stringify(name)} begins at byte ${begin} of the data, the one before ends at ${covered}`;
      throw new FirthError('INCONSISTENT', problem, place);
    }
    covered = end;
  }
  if (covered > dataBytes)
    throw new FirthError('TRUNCATED', `the tensors take ${covered} bytes, and ${dataBytes} follow the header`, place);
  if (covered < dataBytes)
    throw new FirthError('TRAILING_DATA', `${dataBytes - covered} bytes follow the last tensor`, place);
}
