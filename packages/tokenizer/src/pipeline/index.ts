export type { AddedToken } from './added-tokens.ts';
export { type DefinitionParts, defineTokenizer } from './define.ts';
export { fromJSON, type JSONTokenizer, readTokenizerJSON, type TokenizerJSONOptions } from './from-json.ts';
export { type PipelineParts, type PipelineTokenizer, pipeline } from './pipeline.ts';
export {
  type BPEFiles,
  type BPEFilesOptions,
  readBPEFiles,
  readWordPieceFile,
  type WordPieceFileOptions,
} from './read-vocabulary-files.ts';
export { writeTokenizerJSON } from './write-json.ts';
