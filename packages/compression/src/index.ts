export { neighborOverlap, type OverlapOptions } from './compare/neighbor-overlap.ts';
export { type CompressedTable, expandTable } from './compressed-table.ts';
export { type DistillOptions, type DistillProgress, distillTable } from './distill/distill-table.ts';
export { addCode, decodeRow, dotCode, encodeRows } from './product-quantization/codes.ts';
export type { ProductQuantizer } from './product-quantization/product-quantizer.ts';
export { type ProductTable, toProductCodes } from './product-quantization/product-table.ts';
export {
  addQuantized,
  dotQuantized,
  type QuantizedMatrix,
  type QuantizeMatrixOptions,
  quantizeMatrix,
} from './product-quantization/quantized-matrix.ts';
export { type ProductQuantizerOptions, trainProductQuantizer } from './product-quantization/train-product-quantizer.ts';
export { pruneMagnitudes, type SparseTable } from './prune/prune-magnitudes.ts';
export { type PrunedVocabulary, pruneVocabulary } from './prune/prune-vocabulary.ts';
export { type BinaryTable, toBinary } from './scalar/binary.ts';
export { type Float16Table, toFloat16 } from './scalar/float16.ts';
export { type Int4Table, toInt4 } from './scalar/int4.ts';
export { type Int8Table, toInt8 } from './scalar/int8.ts';
export { toUint8, type Uint8Table } from './scalar/uint8.ts';
export { type TruncatedMatrix, type TruncateOptions, truncateDimensions } from './truncate/truncate-dimensions.ts';
