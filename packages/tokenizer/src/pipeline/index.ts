export type { AddedToken } from './added-tokens.ts';
export { fromJSON, type JSONTokenizer, readTokenizerJSON, type TokenizerJSONOptions } from './from-json.ts';
export { type PipelineParts, type PipelineTokenizer, pipeline } from './pipeline.ts';
