export interface WriteOptions {
  /**
   * Lets the writer fill two buffers in turn: a chunk is then valid until the one after the next is asked for, which is
   * what `saveAtomically` of `@firth/files` needs. Default false: every chunk has memory of its own.
   */
  readonly reuseBuffers?: boolean | undefined;
}

/** Where a writer puts its rows. */
export interface ChunkWriter {
  /** The chunk under way. Another array after `reserve`. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** A view of the same bytes. */
  readonly view: DataView<ArrayBuffer>;
  /** Offset behind what is written of it. */
  end: number;
  /** Makes room for `count` bytes more; returns the chunk that had to be finished for it, if any. */
  reserve(count: number): Uint8Array<ArrayBuffer> | undefined;
  /** Returns what is written of the chunk under way. */
  finish(): Uint8Array<ArrayBuffer>;
}

const chunkBytes = 1 << 20;
const encoder = new TextEncoder();

/** Returns a {@link ChunkWriter} of chunks of 1 MiB, larger where a row needs it; the first begins with `header`. */
export function createChunkWriter(header: string, { reuseBuffers = false }: WriteOptions): ChunkWriter {
  let spare: Uint8Array<ArrayBuffer> | undefined;
  let bytes = new Uint8Array(chunkBytes);
  let view = new DataView(bytes.buffer);
  const writer: ChunkWriter = {
    get bytes() {
      return bytes;
    },
    get view() {
      return view;
    },
    end: encoder.encodeInto(header, bytes).written,
    reserve(count) {
      if (writer.end + count <= bytes.length) return undefined;
      const finished = bytes;
      const end = writer.end;
      bytes = spare && spare.length >= count ? spare : new Uint8Array(Math.max(count, chunkBytes));
      view = new DataView(bytes.buffer);
      if (reuseBuffers) spare = finished;
      writer.end = 0;
      return finished.subarray(0, end);
    },
    finish: () => bytes.subarray(0, writer.end),
  };
  return writer;
}
