export { type ReadInt8VectorsOptions, readInt8Vectors } from './int8/read-int8-vectors.ts';
