import type { PlainParts } from '../encoding/plain-encoding.ts';

/** Collects the tokens of a text. */
export interface FoundTokens {
  readonly count: number;
  add(id: number, token: string, start: number, end: number): void;
  /** The tokens that follow belong to the next word. */
  endWord(): void;
  clear(): void;
  take(): PlainParts;
}

export function createFoundTokens(): FoundTokens {
  const ids: number[] = [];
  const tokens: string[] = [];
  const offsets: number[] = [];
  const wordIds: number[] = [];
  let word = 0;
  return {
    get count() {
      return ids.length;
    },
    add(id, token, start, end) {
      ids.push(id);
      tokens.push(token);
      offsets.push(start, end);
      wordIds.push(word);
    },
    endWord() {
      word++;
    },
    clear() {
      ids.length = tokens.length = offsets.length = wordIds.length = 0;
      word = 0;
    },
    take: () => ({
      ids: Uint32Array.from(ids),
      tokens,
      offsets: Uint32Array.from(offsets),
      wordIds: Int32Array.from(wordIds),
    }),
  };
}
