import type { MergeStep } from '@firth/tokenizer';

/** Returns the symbols that `piece` is made of after `merges`: at first its characters. */
export function symbolsAfter(piece: string, merges: readonly MergeStep[]): string[] {
  const joints = new Set(merges.map(({ start, left }) => start + left.length));
  const symbols: string[] = [];
  let at = 0;
  for (const character of piece) {
    if (joints.has(at)) symbols[symbols.length - 1] += character;
    else symbols.push(character);
    at += character.length;
  }
  return symbols;
}
