import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createRandom, randomFloat } from './__fixtures__/random.ts';
import { hexOf, vectorsOf, wordsOf } from './__fixtures__/vectors.ts';
import { saveVectors } from './save-vectors.ts';

const script = fileURLToPath(new URL('./__fixtures__/read-with-gensim.py', import.meta.url));

/** The first on the PATH that has gensim, or Debian's. */
const python = ['python3', '/usr/bin/python3'].find(
  (name) => spawnSync(name, ['-c', 'import gensim'], { stdio: 'ignore' }).status === 0,
);

describe.skipIf(python === undefined)('gensim (skipped where no python3 has it)', () => {
  it('reads what we write to the same words and the same float32s', async () => {
    const random = createRandom(8);
    const letters = [...'abzÄßñé北京👩🚀\u0301_-#"\'1.5e<>/\u00a0\u200b'];
    const words = ['</s>', '__proto__', 'nan', '-0.5'];
    for (let i = 0; i < 500; i++) {
      words.push(
        Array.from({ length: 1 + Math.floor(random() * 8) }, () => letters[Math.floor(random() * letters.length)]).join(
          '',
        ) + i,
      );
    }
    const value = (): number => (random() < 0.2 ? randomFloat(random) : Math.fround(random() - 0.5));
    const vectors = vectorsOf(
      words,
      words.map(() => Array.from({ length: 20 }, value)),
    );

    const folder = await mkdtemp(join(tmpdir(), 'firth-formats-'));
    try {
      const paths = ['a.txt', 'a.bin', 'a.txt.gz', 'a.bin.gz'].map((name) => join(folder, name));
      for (const path of paths) await saveVectors(path, vectors);
      const answers = JSON.parse(
        execFileSync(python!, [script, ...paths], { encoding: 'utf8', maxBuffer: 1 << 26 }),
      ) as readonly { readonly words: string[]; readonly bits: string }[];
      for (const answer of answers) {
        expect(answer.words).toEqual(wordsOf(vectors.vocabulary));
        expect(answer.bits).toBe(hexOf(vectors.matrix.data));
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
