export { alphabetToBytes, bytesToAlphabet } from './bytes/byte-alphabet.ts';
export { compilePattern, type Pattern } from './regex/pattern.ts';
export type { Dialect } from './regex/syntax.ts';
