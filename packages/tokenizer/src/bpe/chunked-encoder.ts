import type { PieceKernel } from '@firth/kernel/pieces';
import { type IdBuffer, reserve } from '../bytes/id-buffer.ts';
import { isHighSurrogate } from '../bytes/utf8.ts';
import { type NamedScanner, scannerPadding } from '../scan/scanner.ts';
import type { TokenTable } from './token-table.ts';

/** Appends the ids of `text` from UTF-16 unit `start` to `end`. */
export type AppendIds = (text: string, start: number, end: number, out: IdBuffer) => void;

/** Appends the ids of a piece that the table does not know, bytes `start` to `stop`. */
export type EncodeNew = (bytes: Uint8Array, view: DataView, start: number, stop: number, out: IdBuffer) => void;

/** UTF-16 units taken at a time: their bytes and the hot part of the table stay in the second-level cache. */
const chunkUnits = 1 << 14;

const encoder = new TextEncoder();

/**
 * Returns the fast path of a tokenizer whose pieces do not depend on one another: text to bytes in a reused buffer, scanned into pieces,
 * each looked up in a table of fixed size, and encoded only where it is new.
 *
 * A piece that may go on behind the buffer waits for the next chunk. When one fills the buffer, the chunk doubles, so that a text without
 * any boundary still takes linear time.
 */
export function createChunkedEncoder(table: TokenTable, scanner: NamedScanner, encodeNew: EncodeNew): AppendIds {
  return table.kernel
    ? createKernelEncoder(table.kernel, scanner, encodeNew)
    : createPlainEncoder(table, scanner, encodeNew);
}

function createKernelEncoder(kernel: PieceKernel, { name }: NamedScanner, encodeNew: EncodeNew): AppendIds {
  let lastBytes = new Uint8Array(0) as Uint8Array;
  let view = new DataView(lastBytes.buffer);
  return (text, start, end, out) => {
    const append = (ids: Uint32Array): void => {
      reserve(out, ids.length).set(ids, out.length);
      out.length += ids.length;
    };
    kernel.encode(name, text, start, end, append, out, (bytes, from, stop) => {
      if (bytes !== lastBytes) {
        lastBytes = bytes;
        view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      }
      encodeNew(bytes, view, from, stop, out);
    });
  };
}

/** The same in plain TypeScript: what assembly/pieces.ts of the kernel does. */
function createPlainEncoder(table: TokenTable, { scan, isGap }: NamedScanner, encodeNew: EncodeNew): AppendIds {
  let buffer = new Uint8Array(0);
  let view = new DataView(buffer.buffer);

  function makeRoom(size: number): void {
    if (size + scannerPadding <= buffer.length) return;
    const larger = new Uint8Array(Math.max(size + scannerPadding, 2 * buffer.length));
    larger.set(buffer);
    buffer = larger;
    view = new DataView(buffer.buffer);
  }

  return (text, start, end, out) => {
    let carried = 0;
    let units = chunkUnits;
    for (let from = start; from < end; ) {
      let to = Math.min(from + units, end);
      if (to < end && isHighSurrogate(text.charCodeAt(to - 1))) to--;
      makeRoom(carried + 3 * (to - from));
      const part = from === 0 && to === text.length ? text : text.slice(from, to);
      const filled = carried + encoder.encodeInto(part, carried === 0 ? buffer : buffer.subarray(carried)).written;
      buffer.fill(0, filled, filled + scannerPadding);
      from = to;

      const isLast = from >= end;
      const done = appendPieces(filled, isLast ? filled : filled - scannerPadding, out);
      carried = filled - done;
      if (carried > 0) buffer.copyWithin(0, done, filled);
      if (done === 0) units *= 2;
    }
  };

  /** Encodes the pieces that end at or before `limit`; returns where the first other one begins. */
  function appendPieces(filled: number, limit: number, out: IdBuffer): number {
    const bytes = buffer;
    let at = 0;
    while (at < limit) {
      const stop = scan(bytes, at, filled);
      if (stop > limit) break;
      if (!isGap?.(bytes, at) && !table.append(view, at, stop - at, out)) {
        const first = out.length;
        encodeNew(bytes, view, at, stop, out);
        table.remember(view, at, stop - at, out.ids, first, out.length - first);
      }
      at = stop;
    }
    return at;
  }
}
