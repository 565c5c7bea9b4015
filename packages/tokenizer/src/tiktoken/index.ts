export { type TiktokenEncoding, tiktokenEncodings } from './encodings.ts';
export { type Ranks, type ReadRanksOptions, readRanks } from './read-ranks.ts';
export { recognizeEncoding } from './recognize-encoding.ts';
export { ordinaryText, type SpecialTokenPolicy } from './special-tokens.ts';
export { type TiktokenEncodeOptions, type TiktokenOptions, type TiktokenTokenizer, tiktoken } from './tiktoken.ts';
