export {
  createHNSWIndex,
  type HNSWIndex,
  type HNSWOptions,
  type HNSWSearchOptions,
  readHNSWIndex,
} from './hnsw/create-hnsw-index.ts';
export { type Instructions, supportedInstructions } from './lib/instructions.ts';
