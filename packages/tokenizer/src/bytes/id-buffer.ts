/** Ids that grow in number: the array doubles, and `ids` holds `length` of them. */
export interface IdBuffer {
  ids: Uint32Array<ArrayBuffer>;
  length: number;
}

export function createIdBuffer(capacity = 256): IdBuffer {
  return { ids: new Uint32Array(capacity), length: 0 };
}

/** Makes room for `more` ids behind the present ones. */
export function reserve(buffer: IdBuffer, more: number): Uint32Array<ArrayBuffer> {
  const needed = buffer.length + more;
  if (needed > buffer.ids.length) {
    const grown = new Uint32Array(Math.max(needed, 2 * buffer.ids.length));
    grown.set(buffer.ids.subarray(0, buffer.length));
    buffer.ids = grown;
  }
  return buffer.ids;
}

export function pushId(buffer: IdBuffer, id: number): void {
  reserve(buffer, 1)[buffer.length++] = id;
}

/** A copy of just the ids. */
export function takeIds(buffer: IdBuffer): Uint32Array<ArrayBuffer> {
  return buffer.ids.slice(0, buffer.length);
}
