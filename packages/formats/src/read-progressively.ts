import { createByteBuffer } from './byte-buffer.ts';

/** So few bytes are not worth a look. */
const leastBytes = 1 << 16;

/**
 * Hands the stream to `use` in pieces that begin where it stopped: it gets bytes and their offset in the stream, and
 * returns how many of them it has used up, or `stop` to hear no more. Resolves to the number of bytes it left over.
 *
 * What it left is shown again together with at least twice as many bytes, so that looking again and again for the end
 * of something long stays linear, however small the chunks are.
 */
export async function readProgressively(
  chunks: AsyncIterable<Uint8Array>,
  use: (bytes: Uint8Array, offset: number) => number | 'stop',
): Promise<number> {
  const unread = createByteBuffer();
  let offset = 0;
  let wanted = leastBytes;
  const offer = (): 'on' | 'stop' => {
    const used = use(unread.bytes, offset);
    if (used === 'stop') return 'stop';
    unread.drop(used);
    offset += used;
    wanted = leastBytes + 3 * unread.bytes.length;
    return 'on';
  };

  for await (const chunk of chunks) {
    unread.append(chunk);
    if (unread.bytes.length >= wanted && offer() === 'stop') return unread.bytes.length;
  }
  offer();
  return unread.bytes.length;
}
