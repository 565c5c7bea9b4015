/** How numbers are stored: in blocks of `blockLength` numbers that take `blockBytes` bytes each; plain numbers are blocks of one. */
export interface NumberEncoding {
  readonly blockBytes: number;
  readonly blockLength: number;
  /** Writes the numbers of `bytes`, which are whole blocks, to `out` from `first` on. */
  decode(bytes: Uint8Array, out: Float32Array, first: number): void;
}

/** Returns the encoding of plain numbers of which `read` reads one. */
function plain(blockBytes: number, read: (view: DataView, at: number) => number): NumberEncoding {
  return {
    blockBytes,
    blockLength: 1,
    decode(bytes, out, first) {
      const view = viewOf(bytes);
      const count = bytes.length / blockBytes;
      for (let i = 0; i < count; i++) out[first + i] = read(view, i * blockBytes);
    },
  };
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Float32 in the byte order of every machine that Node and browsers run on: a copy. */
export const float32: NumberEncoding = {
  blockBytes: 4,
  blockLength: 1,
  decode(bytes, out, first) {
    new Uint8Array(out.buffer, out.byteOffset + 4 * first, bytes.length).set(bytes);
  },
};

export const float32BigEndian: NumberEncoding = plain(4, (view, at) => view.getFloat32(at));
export const float64: NumberEncoding = plain(8, (view, at) => view.getFloat64(at, true));
export const float64BigEndian: NumberEncoding = plain(8, (view, at) => view.getFloat64(at));
export const float16: NumberEncoding = plain(2, (view, at) => halfToFloat(view.getUint16(at, true)));
export const float16BigEndian: NumberEncoding = plain(2, (view, at) => halfToFloat(view.getUint16(at)));

/** The upper half of a float32. */
export const bfloat16: NumberEncoding = {
  blockBytes: 2,
  blockLength: 1,
  decode(bytes, out, first) {
    const view = viewOf(bytes);
    const bits = new Uint32Array(out.buffer, out.byteOffset, out.length);
    for (let i = 0; 2 * i < bytes.length; i++) bits[first + i] = view.getUint16(2 * i, true) << 16;
  },
};

const quantizedLength = 32;

/** ggml's `Q8_0` (ggml-common.h, `block_q8_0`): a float16 scale d and 32 signed bytes q; the numbers are d · q. */
export const q8_0: NumberEncoding = {
  blockBytes: 2 + quantizedLength,
  blockLength: quantizedLength,
  decode(bytes, out, first) {
    const view = viewOf(bytes);
    for (let at = 0, i = first; at < bytes.length; at += q8_0.blockBytes, i += quantizedLength) {
      const scale = halfToFloat(view.getUint16(at, true));
      for (let j = 0; j < quantizedLength; j++) out[i + j] = scale * view.getInt8(at + 2 + j);
    }
  },
};

/**
 * ggml's `Q4_0` (`block_q4_0`): a float16 scale d and 16 bytes, whose lower halves are the first 16 of the numbers q, the upper ones the last; the
 * numbers are d · (q − 8).
 */
export const q4_0: NumberEncoding = {
  blockBytes: 2 + quantizedLength / 2,
  blockLength: quantizedLength,
  decode(bytes, out, first) {
    const view = viewOf(bytes);
    const half = quantizedLength / 2;
    for (let at = 0, i = first; at < bytes.length; at += q4_0.blockBytes, i += quantizedLength) {
      const scale = halfToFloat(view.getUint16(at, true));
      for (let j = 0; j < half; j++) {
        const pair = bytes[at + 2 + j]!;
        out[i + j] = scale * ((pair & 0xf) - 8);
        out[i + j + half] = scale * ((pair >> 4) - 8);
      }
    }
  },
};

/** Returns the number that 16 bits of IEEE 754 stand for: a sign, 5 bits of exponent, 10 of fraction. */
function halfToFloat(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 0x1f;
  const fraction = half & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
