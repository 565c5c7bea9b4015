export { type Compression, compressionOf, magicBytes } from './compression-of.ts';
export type { DecompressOptions } from './decompress-with.ts';
export { type Peeked, peek } from './peek.ts';
export { decompress } from './web-decompress.ts';
export { type ReadBytesOptions, readBytes } from './web-read-bytes.ts';
