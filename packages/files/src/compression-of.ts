/** A kind of compressed file, told by its first bytes. Only gzip is inflated; the others are named in the error. */
export type Compression = 'bzip2' | 'gzip' | 'lz4' | 'xz' | 'zip' | 'zstd';

/** As many first bytes as {@link compressionOf} looks at. */
export const magicBytes = 10;

const magics: readonly (readonly [Compression, readonly number[]])[] = [
  ['gzip', [0x1f, 0x8b]],
  ['lz4', [0x04, 0x22, 0x4d, 0x18]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
];
// "BZh" could begin a text, so the block's own magic, the digits of π, is asked for as well.
const bzip2Block = [0x31, 0x41, 0x59, 0x26, 0x53, 0x59];

/**
 * Returns how a file that begins with `head` is compressed, or `undefined` when it is not, or not in a way that is
 * known.
 *
 * @param head the first bytes of the file; {@link magicBytes} of them decide every case
 *
 * @example
 * ```ts
 * const head = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3);
 * console.log(compressionOf(head)); // gzip
 * ```
 */
export function compressionOf(head: Uint8Array): Compression | undefined {
  for (const [compression, magic] of magics) if (beginsWith(head, 0, magic)) return compression;
  return beginsWith(head, 0, [0x42, 0x5a, 0x68]) && beginsWith(head, 4, bzip2Block) ? 'bzip2' : undefined;
}

function beginsWith(bytes: Uint8Array, offset: number, magic: readonly number[]): boolean {
  return magic.every((byte, i) => bytes[offset + i] === byte);
}
