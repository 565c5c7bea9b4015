export { addCode, decodeRow, dotCode, encodeRows } from './product-quantization/codes.ts';
export type { ProductQuantizer } from './product-quantization/product-quantizer.ts';
export {
  addQuantized,
  dotQuantized,
  type QuantizedMatrix,
  type QuantizeMatrixOptions,
  quantizeMatrix,
} from './product-quantization/quantized-matrix.ts';
export { type ProductQuantizerOptions, trainProductQuantizer } from './product-quantization/train-product-quantizer.ts';
