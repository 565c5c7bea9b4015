export { extensionOf, formatOfPath, isPackedPath, vectorExtensions } from './format-of-path.ts';
export {
  type FileVectorFormat,
  type FolderVectorFormat,
  isFolderFormat,
  type StreamVectorFormat,
  type VectorFormat,
  vectorFormats,
  type WritableVectorFormat,
  writableVectorFormats,
} from './vector-format.ts';
