export type { Warning, WarningOptions, WordVectors } from '@firth/core';
export { readArrowVectors } from './arrow/read-arrow-vectors.ts';
export type { WriteOptions } from './chunk-writer.ts';
export type { CompressedVectors } from './compressed/compressed-vectors.ts';
export { readCompressedVectors } from './compressed/read-compressed-vectors.ts';
export { writeCompressedVectors } from './compressed/write-compressed-vectors.ts';
export type { SideArray } from './gensim/keyed-vectors.ts';
export { type ReadGensimOptions, readGensim } from './gensim/read-gensim.ts';
export { type GGUF, type GGUFTensor, type OpenGGUFOptions, openGGUF } from './gguf/open-gguf.ts';
export { readGGUFVectors } from './gguf/read-gguf-vectors.ts';
export { type InspectVectorFileOptions, inspectVectorFile } from './inspect/inspect-vector-file.ts';
export { type InspectVectorsOptions, inspectVectors } from './inspect/inspect-vectors.ts';
export type { VectorsMemory, VectorsSummary } from './inspect/vectors-summary.ts';
export { defaultLimits, type Limits } from './limits.ts';
export { type LoadVectorsOptions, loadVectors } from './load-vectors.ts';
export { type Model2VecSource, readModel2Vec } from './model2vec/read-model2vec.ts';
export { type Model2VecFiles, model2VecFiles } from './model2vec/write-model2vec.ts';
export { type NpyArray, type ReadNpyOptions, readNpy } from './npy/read-npy.ts';
export { writeNpy } from './npy/write-npy.ts';
export { type ProjectorSource, readProjector } from './projector/read-projector.ts';
export { type ProjectorFiles, projectorFiles } from './projector/write-projector.ts';
export { readGloVeText } from './read-glove-text.ts';
export type { ReadOptions, VectorSource } from './read-options.ts';
export { type ReadVectorsOptions, readVectors } from './read-vectors.ts';
export { readWord2VecBinary } from './read-word2vec-binary.ts';
export { readWord2VecText } from './read-word2vec-text.ts';
export { recognitionBytes, recognizeFormat } from './recognize-format.ts';
export {
  type OpenSafetensorsOptions,
  openSafetensors,
  type Safetensors,
  type StoredTensor,
} from './safetensors/open-safetensors.ts';
export { readSafetensorsVectors } from './safetensors/read-safetensors-vectors.ts';
export {
  type CodeTensor,
  type FloatTensor,
  type WriteSafetensorsOptions,
  writeSafetensors,
} from './safetensors/write-safetensors.ts';
export { writeSafetensorsVectors } from './safetensors/write-safetensors-vectors.ts';
export { type SaveVectorsOptions, saveVectors } from './save-vectors.ts';
export { loadTokenizerFingerprint, saveTokenizerFingerprint } from './tokenizer-side-file.ts';
export type {
  FileVectorFormat,
  FolderVectorFormat,
  StreamVectorFormat,
  VectorFormat,
  WritableVectorFormat,
} from './vector-format.ts';
export { readWinkJSON } from './wink/read-wink-json.ts';
export { writeWinkJSON } from './wink/write-wink-json.ts';
export { writeGloVeText } from './write-glove-text.ts';
export { type Chunks, vectorFiles, writeVectors } from './write-vectors.ts';
export { writeWord2VecBinary } from './write-word2vec-binary.ts';
export { writeWord2VecText } from './write-word2vec-text.ts';
