// Matrix products C = A · B and C += A · B of float32 matrices, where A or B may stand transposed.
//
// Entry (i, p) of A lies at a + i · aRow + p · aColumn, entry (p, j) of B at b + p · bRow + j · bColumn: strides in bytes, so that a
// transposed matrix, or a block of columns of a larger one, is read where it is. C is row-major, its rows cRow bytes apart.
//
// After Goto and van de Geijn (2008): B is taken in blocks of 256 × 512 that stay in the second cache, each packed into panels of 8
// columns; 6 rows of A against one panel make a tile of C of which all 12 vectors stay in registers (V8 has 15), so that a turn of
// the inner loop multiplies 48 pairs for 8 loads. Rows of A that are not contiguous, and the last ones, are packed too.
//
// scratch  f32[256 · 512]  the packed block of B
//          f32[256 · 6]    six packed rows of A
//          f32[6 · 8]      a tile of which only a part belongs to C

import { fma } from "./lib/lanes";

const blockInner: u32 = 256;
const blockColumns: u32 = 512;
const tileRows: u32 = 6;
const tileColumns: u32 = 8;
const packedRows: usize = usize(blockInner * blockColumns) << 2;
const partialTile: usize = packedRows + (usize(blockInner * tileRows) << 2);

/** C = A · B, or C += A · B where `accumulate`: rows × inner times inner × columns. */
export function multiply(
  a: usize, aRow: u32, aColumn: u32,
  b: usize, bRow: u32, bColumn: u32,
  c: usize, cRow: u32,
  rows: u32, columns: u32, inner: u32,
  accumulate: bool,
  scratch: usize,
): void {
  for (let j: u32 = 0; j < columns; j += blockColumns) {
    const width = min(blockColumns, columns - j);
    for (let p: u32 = 0; p < inner; p += blockInner) {
      const depth = min(blockInner, inner - p);
      packPanels(b + usize(p) * bRow + usize(j) * bColumn, bRow, bColumn, depth, width, scratch);
      for (let i: u32 = 0; i < rows; i += tileRows) {
        multiplyBand(
          a + usize(i) * aRow + usize(p) * aColumn, aRow, aColumn, c + usize(i) * cRow + (usize(j) << 2), cRow,
          min(tileRows, rows - i), width, depth, accumulate || p > 0, scratch,
        );
      }
    }
  }
}

/** Up to six rows of C against one packed block of B. */
function multiplyBand(
  a: usize, aRow: u32, aColumn: u32, c: usize, cRow: u32, rows: u32, width: u32, depth: u32, accumulate: bool, scratch: usize,
): void {
  if (aColumn != 4 || rows < tileRows) {
    packRows(a, aRow, aColumn, depth, rows, scratch + packedRows);
    a = scratch + packedRows;
    aRow = 4;
    aColumn = tileRows << 2;
  }
  const tile = scratch + partialTile;
  let panel = scratch;
  for (let j: u32 = 0; j < width; j += tileColumns) {
    const columns = min(tileColumns, width - j);
    if (rows == tileRows && columns == tileColumns) {
      multiplyTile(a, aRow, aColumn, panel, depth, c, cRow, accumulate);
    } else {
      multiplyTile(a, aRow, aColumn, panel, depth, tile, tileColumns << 2, false);
      addPart(tile, c, cRow, rows, columns, accumulate);
    }
    panel += usize(depth) << 5;
    c += tileColumns << 2;
  }
}

/** A tile of 6 × 8 entries of C, of `depth` packed rows of eight entries of B. */
function multiplyTile(
  a: usize, aRow: u32, aColumn: u32, b: usize, depth: u32, c: usize, cRow: u32, accumulate: bool,
): void {
  let a1 = a + aRow, a2 = a1 + aRow, a3 = a2 + aRow, a4 = a3 + aRow, a5 = a4 + aRow;
  let c00 = f32x4.splat(0), c01 = c00, c10 = c00, c11 = c00, c20 = c00, c21 = c00;
  let c30 = c00, c31 = c00, c40 = c00, c41 = c00, c50 = c00, c51 = c00;
  for (const end = b + (usize(depth) << 5); b < end; b += 32) {
    const left = v128.load(b), right = v128.load(b, 16);
    let x = v128.load32_splat(a);
    c00 = fma(x, left, c00); c01 = fma(x, right, c01);
    x = v128.load32_splat(a1);
    c10 = fma(x, left, c10); c11 = fma(x, right, c11);
    x = v128.load32_splat(a2);
    c20 = fma(x, left, c20); c21 = fma(x, right, c21);
    x = v128.load32_splat(a3);
    c30 = fma(x, left, c30); c31 = fma(x, right, c31);
    x = v128.load32_splat(a4);
    c40 = fma(x, left, c40); c41 = fma(x, right, c41);
    x = v128.load32_splat(a5);
    c50 = fma(x, left, c50); c51 = fma(x, right, c51);
    a += aColumn; a1 += aColumn; a2 += aColumn; a3 += aColumn; a4 += aColumn; a5 += aColumn;
  }
  put(c, c00, c01, accumulate);
  put(c += cRow, c10, c11, accumulate);
  put(c += cRow, c20, c21, accumulate);
  put(c += cRow, c30, c31, accumulate);
  put(c += cRow, c40, c41, accumulate);
  put(c + cRow, c50, c51, accumulate);
}

// @ts-ignore: decorator
@inline function put(c: usize, left: v128, right: v128, accumulate: bool): void {
  if (accumulate) {
    left = f32x4.add(left, v128.load(c));
    right = f32x4.add(right, v128.load(c, 16));
  }
  v128.store(c, left);
  v128.store(c, right, 16);
}

/** The part of a tile that belongs to C. */
function addPart(tile: usize, c: usize, cRow: u32, rows: u32, columns: u32, accumulate: bool): void {
  for (let i: u32 = 0; i < rows; i++) {
    for (let j: u32 = 0; j < columns; j++) {
      const to = c + (usize(j) << 2), value = load<f32>(tile + (usize(j) << 2));
      store<f32>(to, accumulate ? load<f32>(to) + value : value);
    }
    tile += tileColumns << 2;
    c += cRow;
  }
}

/** Packs depth × width entries of B into panels of eight columns, the last one filled up with zeros. */
function packPanels(b: usize, bRow: u32, bColumn: u32, depth: u32, width: u32, to: usize): void {
  for (let j: u32 = 0; j < width; j += tileColumns) {
    const columns = min(tileColumns, width - j);
    if (columns == tileColumns && bColumn == 4) copyPanel(b, bRow, depth, to);
    else if (columns == tileColumns && bRow == 4) transposePanel(b, bColumn, depth, to);
    else packPart(b, bRow, bColumn, depth, columns, tileColumns, to);
    b += usize(tileColumns) * bColumn;
    to += usize(depth) << 5;
  }
}

function copyPanel(b: usize, bRow: u32, depth: u32, to: usize): void {
  for (const end = to + (usize(depth) << 5); to < end; to += 32) {
    v128.store(to, v128.load(b));
    v128.store(to, v128.load(b, 16), 16);
    b += bRow;
  }
}

/** Eight rows of the matrix of which B is the transpose become eight columns, four entries of each at a time. */
function transposePanel(b: usize, bColumn: u32, depth: u32, to: usize): void {
  const half = usize(bColumn) << 2;
  let p: u32 = 0;
  for (; p + 4 <= depth; p += 4) {
    transposeFour(b, bColumn, to);
    transposeFour(b + half, bColumn, to + 16);
    b += 16;
    to += 128;
  }
  packPart(b, 4, bColumn, depth - p, tileColumns, tileColumns, to);
}

// @ts-ignore: decorator
@inline function transposeFour(from: usize, row: u32, to: usize): void {
  const a = v128.load(from), b = v128.load(from + row), c = v128.load(from + 2 * row), d = v128.load(from + 3 * row);
  const ab = v128.shuffle<f32>(a, b, 0, 4, 1, 5), cd = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
  const ef = v128.shuffle<f32>(a, b, 2, 6, 3, 7), gh = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<i64>(ab, cd, 0, 2));
  v128.store(to, v128.shuffle<i64>(ab, cd, 1, 3), 32);
  v128.store(to, v128.shuffle<i64>(ef, gh, 0, 2), 64);
  v128.store(to, v128.shuffle<i64>(ef, gh, 1, 3), 96);
}

/** Packs up to six rows of A so that six entries of a column lie together. */
function packRows(a: usize, aRow: u32, aColumn: u32, depth: u32, rows: u32, to: usize): void {
  if (rows < tileRows || aRow != 4) {
    packPart(a, aColumn, aRow, depth, rows, tileRows, to);
    return;
  }
  for (const end = to + usize(depth) * (tileRows << 2); to < end; to += tileRows << 2) {
    v128.store(to, v128.load(a));
    store<u64>(to, load<u64>(a, 16), 16);
    a += aColumn;
  }
}

/** Packs `lanes` entries of each of `depth` rows, filled up with zeros to `padded`. */
function packPart(from: usize, row: u32, lane: u32, depth: u32, lanes: u32, padded: u32, to: usize): void {
  for (let p: u32 = 0; p < depth; p++) {
    for (let k: u32 = 0; k < padded; k++) {
      store<f32>(to + (usize(k) << 2), k < lanes ? load<f32>(from + usize(k) * lane) : 0);
    }
    from += row;
    to += padded << 2;
  }
}
