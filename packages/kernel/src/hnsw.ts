export {
  createHNSW,
  type HNSWIndex,
  type HNSWOptions,
  type HNSWSearchOptions,
  readHNSW,
} from './hnsw/create-hnsw.ts';
export { type Instructions, supportedInstructions } from './lib/instructions.ts';
