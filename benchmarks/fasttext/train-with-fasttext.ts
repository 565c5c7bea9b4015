/**
 * train-with-fasttext.ts TEXT OUTPUT SETTINGS: trains fastText's own program, and prints a line of JSON about it.
 *
 * Timed is from the first report of progress to the last: its reading of the text, the numbers that its two million rows begin with, and
 * its files are not counted.
 */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { loadVectors, saveVectors } from '@firth/formats';
import type { Settings } from './settings.ts';

const [text, output, json] = process.argv.slice(2);
const settings: Settings & { readonly seed: number } = JSON.parse(json!);

const flags = {
  input: text!,
  output: output!,
  dim: settings.dimensions,
  ws: settings.window,
  neg: settings.negatives,
  minn: settings.minGram,
  maxn: settings.maxGram,
  bucket: settings.buckets,
  minCount: settings.minCount,
  t: settings.subsample,
  lr: settings.learningRate,
  epoch: settings.epochs,
  thread: settings.threads,
  seed: settings.seed,
};
const seconds = await trainingSeconds([
  settings.architecture === 'cbow' ? 'cbow' : 'skipgram',
  ...Object.entries(flags).flatMap(([flag, value]) => [`-${flag}`, String(value)]),
]);
const vectors = await loadVectors(`${output}.vec`);
await saveVectors(output!, vectors);
for (const ending of ['bin', 'vec']) rmSync(`${output}.${ending}`);
process.stdout.write(JSON.stringify({ seconds, details: { vocabulary: vectors.vocabulary.size } }));

/** Runs the program; its progress is on stderr. */
function trainingSeconds(args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn('fasttext', args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let [first, last] = [0, 0];
    child.stderr.setEncoding('utf8').on('data', (report: string) => {
      if (!report.includes('Progress')) return;
      last = performance.now();
      first ||= last;
    });
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve((last - first) / 1000) : reject(new Error(`exit code ${code}`))));
  });
}
