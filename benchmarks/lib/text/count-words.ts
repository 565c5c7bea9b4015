import { createReadStream } from 'node:fs';
import { firstWords } from './first-words.ts';

/** Returns how many words the file at `path` has: what every program's words/s is counted in. */
export async function countWords(path: string): Promise<number> {
  const pieces = firstWords(createReadStream(path, { highWaterMark: 2 ** 20 }));
  let piece = await pieces.next();
  while (!piece.done) piece = await pieces.next();
  return piece.value;
}
