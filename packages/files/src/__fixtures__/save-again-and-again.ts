// Saves versions of a file one after the other until it is killed: node save-again-and-again.ts PATH atomically|naively.
// Version n is `versionBytes` bytes of the value n, so a mixture of two, or a short file, shows.
import { closeSync, openSync, writeSync } from 'node:fs';
import { saveAtomically } from '../save-atomically.ts';

const [path = '', how] = process.argv.slice(2);
const versionBytes = 4 << 20;
const chunkBytes = 64 << 10;

function* version(n: number): Generator<Uint8Array> {
  for (let start = 0; start < versionBytes; start += chunkBytes) yield new Uint8Array(chunkBytes).fill(n);
}

function saveNaively(chunks: Iterable<Uint8Array>): void {
  const file = openSync(path, 'w');
  for (const chunk of chunks) writeSync(file, chunk);
  closeSync(file);
}

for (let n = 0; ; n = (n + 1) % 256) {
  if (how === 'atomically') await saveAtomically(path, version(n));
  else saveNaively(version(n));
  if (n === 0) process.stdout.write('saving\n');
}
