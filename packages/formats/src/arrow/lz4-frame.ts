import { FirthError, type Place } from '@firth/core';
import { unpackLZ4Block } from './lz4-block.ts';

const magic = 0x184d_2204;
const version = 1;
/** Bits of the first byte of a frame's description. */
const flag = { blockChecksums: 16, contentSize: 8, dictionary: 1 } as const;

/**
 * Returns the `length` bytes that a frame of LZ4 holds (github.com/lz4/lz4, doc/lz4_Frame_format.md): a header, blocks with their sizes in front, packed
 * or plain, and a size of 0. Blocks may point back to earlier ones. The checksums of header, blocks and content are not compared.
 *
 * @param place where the frame begins
 * @throws FirthError `BAD_MAGIC`, `UNSUPPORTED` for another version or a dictionary, `TRUNCATED`, `CORRUPT`, `INCONSISTENT` for content of another length;
 * with the offset of where it goes wrong
 */
export function unpackLZ4Frame(frame: Uint8Array, length: number, place: Place): Uint8Array<ArrayBuffer> {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  const { headerBytes, checksumBytes, mostBlockBytes } = headerOf(view, length, place);
  const out = new Uint8Array(length);
  let filled = 0;
  let at = headerBytes;
  for (;;) {
    const size = uint32At(view, at, place);
    if (size === 0) break;
    const isPlain = size >= 2 ** 31;
    const bytes = size % 2 ** 31;
    if (bytes > mostBlockBytes)
      throw new FirthError(
        'CORRUPT',
        `a block of LZ4 has ${bytes} bytes, more than ${mostBlockBytes}`,
        after(place, at),
      );
    at += 4;
    if (at + bytes + checksumBytes > frame.length) throw truncated(place, frame.length);
    const block = frame.subarray(at, at + bytes);
    filled = (isPlain ? copyBlock : unpackLZ4Block)(block, out, filled, after(place, at));
    at += bytes + checksumBytes;
  }
  if (filled === length) return out;
  throw otherLength(filled, length, place);
}

interface FrameHeader {
  readonly headerBytes: number;
  /** Bytes of a checksum behind each block. */
  readonly checksumBytes: 0 | 4;
  readonly mostBlockBytes: number;
}

/** Reads the magic number; flags and the greatest size of a block, a byte each; the size of the content, where it has it; a byte of checksum. */
function headerOf(view: DataView, length: number, place: Place): FrameHeader {
  if (uint32At(view, 0, place) !== magic) throw new FirthError('BAD_MAGIC', 'is no frame of LZ4', place);
  if (view.byteLength < 7) throw truncated(place, view.byteLength);
  const flags = view.getUint8(4);
  if (flags >> 6 !== version) throw new FirthError('UNSUPPORTED', `a frame of LZ4 is of version ${flags >> 6}`, place);
  if (flags & flag.dictionary) throw new FirthError('UNSUPPORTED', 'a frame of LZ4 needs a dictionary', place);
  const sizeCode = (view.getUint8(5) >> 4) & 7;
  if (sizeCode < 4) throw new FirthError('CORRUPT', `a frame of LZ4 has blocks of size ${sizeCode}`, after(place, 5));
  const hasSize = (flags & flag.contentSize) !== 0;
  if (hasSize) {
    if (view.byteLength < 15) throw truncated(place, view.byteLength);
    const size = view.getBigUint64(6, true);
    if (size !== BigInt(length)) throw otherLength(size, length, place);
  }
  return {
    headerBytes: hasSize ? 15 : 7,
    checksumBytes: flags & flag.blockChecksums ? 4 : 0,
    mostBlockBytes: 2 ** (8 + 2 * sizeCode),
  };
}

function copyBlock(block: Uint8Array, out: Uint8Array, filled: number, place: Place): number {
  if (filled + block.length > out.length) throw otherLength(filled + block.length, out.length, place);
  out.set(block, filled);
  return filled + block.length;
}

function uint32At(view: DataView, at: number, place: Place): number {
  if (at + 4 > view.byteLength) throw truncated(place, view.byteLength);
  return view.getUint32(at, true);
}

function after(place: Place, bytes: number): Place {
  return { ...place, offset: (place.offset ?? 0) + bytes };
}

function truncated(place: Place, at: number): FirthError {
  return new FirthError('TRUNCATED', 'a frame of LZ4 ends before its end mark', after(place, at));
}

function otherLength(found: number | bigint, length: number, place: Place): FirthError {
  return new FirthError('INCONSISTENT', `a frame of LZ4 holds ${found} bytes where ${length} are promised`, place);
}
