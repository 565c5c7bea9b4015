import { createInterner } from './interner.ts';
import { sentenceStart } from './lexicon.ts';
import type { WordTable } from './word-table.ts';

/** Returns an empty word table in plain TypeScript: what assembly/scan.ts does, said with strings and a Map. */
export function plainWordTable(): WordTable {
  const interner = createInterner();
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let lines = 0;
  let mark = sentenceStart;
  return {
    get size() {
      return interner.size;
    },
    get lines() {
      return lines;
    },
    counts: interner.counts,
    wordOf: interner.wordOf,
    scan(text) {
      const ids: number[] = [];
      for (const [index, line] of decoder.decode(text).split('\n').entries()) {
        if (index > 0) {
          lines++;
          mark = sentenceStart;
        }
        for (const word of line.split(/[ \t\v\f\r]/)) {
          if (word === '') continue;
          ids.push(mark + interner.add(word));
          mark = 0;
        }
      }
      return Uint32Array.from(ids);
    },
  };
}
