/** A tile is u32s: its first word row and its first context row, then two for each record. */
export const tileHeader = 2;
/** The rows of a record, 16 bits each, and the logarithm of its count. */
export const recordsOf = (tile: Uint32Array): number => (tile.length - tileHeader) / 2;
