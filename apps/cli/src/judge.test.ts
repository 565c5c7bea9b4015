import { execFile } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { firthCommand, firthEnvironment, temporaryFolder } from './__fixtures__/run-firth.ts';

const badFiles = fileURLToPath(new URL('../../../../shared/data/bad-files', import.meta.url));
const isThere = existsSync(join(badFiles, 'manifest.json'));
const formats = new Set([
  'corpus',
  'fasttext-bin',
  'fasttext-ftz',
  'fasttext-vec',
  'glove-text',
  'gzip',
  'npy',
  'safetensors',
  'sentencepiece',
  'tiktoken',
  'tokenizer-json',
  'word2vec-binary',
  'word2vec-text',
]);

describe.skipIf(!isThere)(
  `inspect on the good and bad files${isThere ? '' : ' (skipped: no ../shared/data/bad-files)'}`,
  () => {
    it('says what the manifest says, in time and in memory, of every file in a format that is read', async () => {
      const manifest = JSON.parse(readFileSync(join(badFiles, 'manifest.json'), 'utf8'));
      const cases = manifest.cases.filter(({ format }: { format: string }) => formats.has(format));
      const folder = temporaryFolder();
      writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, cases }));
      for (const name of ['corpus', 'ft', 'glove', 'gz', 'sp', 'tj', 'tk', 'npy', 'st', 'w2v', 'w2vbin'])
        symlinkSync(join(badFiles, name), join(folder, name));

      const report = join(folder, 'failures.json');
      const tally = await judge(folder, report);
      expect(JSON.parse(readFileSync(report, 'utf8'))).toEqual([]);
      expect(tally).toMatchObject({ cases: cases.length, pass: cases.length });
    }, 120_000);
  },
);

function judge(folder: string, report: string): Promise<unknown> {
  const args = [join(badFiles, 'tools', 'run-cases.mjs'), folder, '--', ...firthCommand, 'inspect', '--json'];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { env: { ...firthEnvironment, REPORT: report } }, (error, stdout) => {
      if (stdout === '') reject(error);
      else resolve(JSON.parse(stdout));
    });
  });
}
