import { FirthError, type Matrix } from '@firth/core';
import { type Graph, linksAt, linksOn, mostLinks, mostLinksOfRow } from './graph.ts';
import type { Layout } from './layout.ts';

// All numbers are little-endian and 32 bits wide:
//   "FIRTHNSW"  version  rows  columns  links (M)  entry + 1  check number of the matrix
//   u8[rows] levels, and zeros up to a multiple of 4
//   then of every row, from layer 0 up: how many links, and the links
const magic = 'FIRTHNSW';
const version = 1;
const headerBytes = 32;

/** Returns `graph` as bytes, with a check number of the matrix that it belongs to. */
export function writeGraph(graph: Graph, matrix: Matrix): Uint8Array<ArrayBuffer> {
  const { rows, levels, links, entry } = graph;
  let places = 0;
  for (const { count } of listsOf(graph)) places += 1 + count;
  const levelBytes = Math.ceil(rows / 4) * 4;
  const bytes = new Uint8Array(headerBytes + levelBytes + places * 4);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < magic.length; i++) bytes[i] = magic.charCodeAt(i);
  [version, rows, matrix.columns, links, entry + 1, checkNumberOf(matrix)].forEach((value, i) => {
    view.setUint32(magic.length + 4 * i, value, true);
  });
  bytes.set(levels, headerBytes);
  let offset = headerBytes + levelBytes;
  for (const { array, at, count } of listsOf(graph)) {
    for (let i = 0; i <= count; i++, offset += 4) view.setUint32(offset, array[at + i], true);
  }
  return bytes;
}

/**
 * Returns the layout that `allocate` makes with the graph that `bytes` hold. Nothing is believed: every link must lead
 * to a row that stands on the link's layer.
 *
 * @throws FirthError as `readHNSW` says
 */
export function readGraph(
  bytes: Uint8Array,
  matrix: Matrix,
  allocate: (levels: Uint8Array, links: number) => Layout,
): Layout {
  if (bytes.length < headerBytes)
    throw new FirthError('TRUNCATED', `${bytes.length} bytes hold no graph`, { offset: bytes.length });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (String.fromCharCode(...bytes.subarray(0, magic.length)) !== magic) {
    throw new FirthError('BAD_MAGIC', `expected ${magic} at the beginning of an index`, { offset: 0 });
  }
  const [given, rows, columns, links, entry, check] = Array.from({ length: 6 }, (_, i) =>
    view.getUint32(magic.length + 4 * i, true),
  );
  if (given !== version)
    throw new FirthError('UNSUPPORTED', `version ${given} of an index; this reads version ${version}`);
  if (rows !== matrix.rows || columns !== matrix.columns || check !== checkNumberOf(matrix)) {
    throw new FirthError(
      'INCONSISTENT',
      `the index is of ${rows} × ${columns} other numbers, not of these ${matrix.rows} × ${matrix.columns}`,
    );
  }
  const levelBytes = Math.ceil(rows / 4) * 4;
  if (links < 2 || links > mostLinksOfRow || entry > rows)
    throw new FirthError('BAD_HEADER', `links ${links}, entry ${entry}`, { offset: 20 });
  if (bytes.length < headerBytes + levelBytes)
    throw new FirthError('TRUNCATED', 'the levels end early', { offset: bytes.length });
  const levels = bytes.slice(headerBytes, headerBytes + rows);
  const layers = levels.reduce((sum, level) => sum + level, 0);
  if (layers > rows)
    throw new FirthError('CORRUPT', `${layers} layers of ${rows} rows are too many`, { offset: headerBytes });
  const layout = allocate(levels, links);
  const { graph } = layout;
  graph.entry = entry - 1;
  const end = readLinks(graph, view, headerBytes + levelBytes);
  if (end < bytes.length)
    throw new FirthError('TRAILING_DATA', `${bytes.length - end} bytes behind the links`, { offset: end });
  return layout;
}

/** Reads the links from `offset` on, and returns where they end. */
function readLinks(graph: Graph, view: DataView, start: number): number {
  let offset = start;
  const next = (): number => {
    if (offset + 4 > view.byteLength) throw new FirthError('TRUNCATED', 'the links end early', { offset });
    offset += 4;
    return view.getUint32(offset - 4, true);
  };
  for (const { array, at, level } of listsOf(graph)) {
    const count = next();
    if (count > mostLinks(graph, level))
      throw new FirthError('CORRUPT', `a row has ${count} links`, { offset: offset - 4 });
    array[at] = count;
    for (let i = 1; i <= count; i++) {
      const row = next();
      if (row >= graph.rows || graph.levels[row] < level) {
        throw new FirthError('CORRUPT', `a link on layer ${level} leads to ${row}, which does not stand there`, {
          offset: offset - 4,
        });
      }
      array[at + i] = row;
    }
  }
  return offset;
}

interface LinkList {
  readonly array: Uint32Array;
  readonly at: number;
  readonly count: number;
  readonly level: number;
}

/** The lists of links, row by row and from layer 0 up. */
function* listsOf(graph: Graph): Generator<LinkList> {
  for (let row = 0; row < graph.rows; row++) {
    for (let level = 0; level <= graph.levels[row]; level++) {
      const array = linksOn(graph, level);
      const at = linksAt(graph, row, level);
      yield { array, at, count: array[at], level };
    }
  }
}

/** FNV-1a over the bits of the numbers, 32 at a time. */
function checkNumberOf({ data }: Matrix): number {
  const words = new Uint32Array(data.buffer, data.byteOffset, data.length);
  let hash = 0x811c9dc5;
  for (let i = 0; i < words.length; i++) hash = Math.imul(hash ^ words[i], 0x01000193);
  return hash >>> 0;
}
