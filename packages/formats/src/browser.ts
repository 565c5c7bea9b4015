export type { WriteOptions } from './chunk-writer.ts';
export { defaultLimits, type Limits } from './limits.ts';
export type { ReadOptions, VectorSource } from './read-options.ts';
export { type ReadVectorsOptions, readVectors } from './read-vectors.ts';
export { readWord2VecBinary } from './read-word2vec-binary.ts';
export { readWord2VecText } from './read-word2vec-text.ts';
export { recognitionBytes, recognizeFormat, type VectorFormat } from './recognize-format.ts';
export { writeWord2VecBinary } from './write-word2vec-binary.ts';
export { writeWord2VecText } from './write-word2vec-text.ts';
