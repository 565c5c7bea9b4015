/** Enough to make a call that writes one cheap. */
const bytesInPiece = 2 ** 16;

/**
 * Yields the bytes of `parts`, which may be a few each, in pieces of 64 KiB or a little more: to write twenty thousand words one by one takes
 * more than a second.
 */
export function* joinPieces(parts: Iterable<Uint8Array>): Generator<Uint8Array<ArrayBuffer>> {
  let held: Uint8Array[] = [];
  let bytes = 0;
  for (const part of parts) {
    held.push(part);
    bytes += part.length;
    if (bytes < bytesInPiece) continue;
    yield concatenated(held, bytes);
    held = [];
    bytes = 0;
  }
  if (bytes > 0) yield concatenated(held, bytes);
}

function concatenated(parts: readonly Uint8Array[], bytes: number): Uint8Array<ArrayBuffer> {
  const piece = new Uint8Array(bytes);
  let at = 0;
  for (const part of parts) {
    piece.set(part, at);
    at += part.length;
  }
  return piece;
}
