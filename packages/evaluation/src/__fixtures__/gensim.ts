import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** How both programs evaluate, in our words; `countUnknown` is gensim's dummy4unknown. */
export interface Setting {
  readonly restrictTo: number;
  readonly ignoreCase: boolean;
  readonly countUnknown: boolean;
}

/** What gensim and scipy answered; evaluate.py writes it. A section is its name, its correct and its incorrect answers. */
export interface GensimAnswer extends Setting {
  readonly pearson: readonly [coefficient: number, pValue: number];
  readonly spearman: readonly [coefficient: number, pValue: number];
  readonly unknownPercent: number;
  readonly score: number;
  readonly sections: readonly (readonly [name: string, correct: number, incorrect: number])[];
}

/** Vectors and questions for both programs. */
export interface Trial {
  readonly words: readonly string[];
  readonly matrix: Float32Array;
  readonly pairs: string;
  readonly analogies: string;
  readonly settings: readonly Setting[];
}

const script = fileURLToPath(new URL('evaluate.py', import.meta.url));

/** Returns the Python interpreter that has gensim, where there is one: the first on the PATH, or Debian's. */
export function pythonWithGensim(): string | undefined {
  return ['python3', '/usr/bin/python3'].find(
    (python) => spawnSync(python, ['-c', 'import gensim, scipy'], { stdio: 'ignore' }).status === 0,
  );
}

/** Returns gensim's answers to `trial`, one a setting. */
export function askGensim(python: string, { words, matrix, pairs, analogies, settings }: Trial): GensimAnswer[] {
  const folder = mkdtempSync(join(tmpdir(), 'firth-evaluation-'));
  try {
    writeFileSync(join(folder, 'words.json'), JSON.stringify(words));
    writeFileSync(join(folder, 'matrix.f32'), matrix);
    writeFileSync(join(folder, 'pairs.txt'), pairs);
    writeFileSync(join(folder, 'analogies.txt'), analogies);
    writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings));
    return JSON.parse(execFileSync(python, [script, 'run', folder], { encoding: 'utf8' }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
