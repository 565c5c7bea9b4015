import { spawn } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createZstdDecompress } from 'node:zlib';
import { sharedFile } from '../folders.ts';

/** Returns whether the corpus of the development data lies beside the repository. */
export function hasSharedCorpus(): boolean {
  return sharedFile('corpus/corpus.txt.zst') !== undefined && sharedFile('corpus/normalize.mjs') !== undefined;
}

/** Yields the first `words` words of that corpus, lower case, a to z, a paragraph a line, as its own normalize.mjs makes them. */
export async function* sharedCorpus(words: number): AsyncGenerator<Uint8Array> {
  const normalizer = spawn(process.execPath, [sharedFile('corpus/normalize.mjs')!, String(words)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const feeding = pipeline(
    createReadStream(sharedFile('corpus/corpus.txt.zst')!),
    createZstdDecompress(),
    normalizer.stdin,
  );
  // The normalizer ends when it has its words, and leaves the rest of the corpus in a broken pipe.
  feeding.catch(() => {});
  yield* normalizer.stdout;
}
