export { type Instructions, supportedInstructions } from './lib/instructions.ts';
export { createInterner, type Interner } from './scan/interner.ts';
export { type Lexicon, sentenceStart } from './scan/lexicon.ts';
export { createScanner, maximumWordBytes, type Scanner, type ScannerOptions } from './scan/scanner.ts';
