import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { runFirth, runWithInput, temporaryFolder } from '../__fixtures__/run-firth.ts';

const folder = temporaryFolder();
const file = (name: string): string => join(folder, name);
const text = 'rio de janeiro is hot\nis it hot in rio de janeiro\nit is not hot\n'.repeat(5);
const npmi = ['--scoring', 'npmi', '--threshold', '0.9'];

beforeAll(() => {
  writeFileSync(file('cities.txt'), text);
  writeFileSync(file('cities.txt.gz'), gzipSync(text));
});

describe('firth phrases', () => {
  it('prints the text with its phrases joined', async () => {
    const run = await runFirth('phrases', '--input', file('cities.txt'), ...npmi);
    expect(run).toMatchObject({ code: 0, stderr: `${file('cities.txt')}: 2 phrases\n` });
    expect(run.stdout).toBe(text.replaceAll('rio de', 'rio_de'));
  });

  it('joins several times, with the delimiter that is wanted', async () => {
    const run = await runFirth('phrases', '--input', file('cities.txt'), ...npmi, '--passes', '2', '--delimiter', '+');
    expect(run.stdout).toBe(text.replaceAll('rio de janeiro', 'rio+de+janeiro'));
  });

  it('keeps connector words inside of phrases', async () => {
    const run = await runFirth('phrases', '--input', file('cities.txt'), ...npmi, '--connector-words', 'de', 'is');
    expect(run.stdout).toBe(text.replaceAll('rio de janeiro', 'rio_de_janeiro'));
  });

  it('reads stdin, packed or not', async () => {
    for (const input of [text, gzipSync(text)]) {
      const run = await runWithInput(input, 'phrases', '--input', '-', ...npmi);
      expect(run).toMatchObject({ code: 0, stdout: text.replaceAll('rio de', 'rio_de'), stderr: 'stdin: 2 phrases\n' });
    }
  });

  it('writes a file, packed where its name ends in .gz', async () => {
    const run = await runFirth('phrases', '--input', file('cities.txt.gz'), ...npmi, '--output', file('joined.txt'));
    const told = `${file('cities.txt.gz')}: 2 phrases\n${file('joined.txt')}: ${text.length} B\n`;
    expect(run).toMatchObject({ code: 0, stdout: '', stderr: told });
    expect(readFileSync(file('joined.txt'), 'utf8')).toBe(text.replaceAll('rio de', 'rio_de'));

    await runFirth('phrases', '--input', file('cities.txt'), ...npmi, '--output', file('joined.txt.gz'));
    expect(gunzipSync(readFileSync(file('joined.txt.gz'))).toString()).toBe(text.replaceAll('rio de', 'rio_de'));
  });

  it('lists the phrases of each pass with --json, and writes no text unless told', async () => {
    const args = ['phrases', ...npmi, '--passes', '2', '--json', '--quiet'];
    const phrases = [
      { phrase: 'de_janeiro', words: ['de', 'janeiro'], count: 10, score: expect.closeTo(1, 12), pass: 1 },
      { phrase: 'rio_de', words: ['rio', 'de'], count: 10, score: expect.closeTo(1, 12), pass: 1 },
      { phrase: 'rio_de_janeiro', words: ['rio_de', 'janeiro'], count: 10, score: expect.closeTo(1, 12), pass: 2 },
    ];
    const run = await runWithInput(text, ...args, '--input', '-');
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(run.stdout)).toEqual({ status: 'ok', phrases, warnings: [] });

    const output = file('listed.txt');
    const written = await runFirth(...args, '--input', file('cities.txt'), '--output', output);
    expect(JSON.parse(written.stdout)).toEqual({ status: 'ok', output, phrases, warnings: [] });
    expect(readFileSync(output, 'utf8')).toBe(text.replaceAll('rio de janeiro', 'rio_de_janeiro'));
  });

  it('prints either the text or the document on stdout', async () => {
    const run = await runFirth('phrases', '--input', file('cities.txt'), '--output', '-', '--json');
    expect(run).toMatchObject({ code: 2, stderr: '' });
    expect(JSON.parse(run.stdout)).toMatchObject({ status: 'error', code: 'BAD_OPTION' });
  });

  it('tells how far it is as NDJSON', async () => {
    const run = await runFirth('phrases', '--input', file('cities.txt'), '--output', file('joined.txt'), '--json');
    const phases = run.stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).phase);
    expect(new Set(phases)).toContain('read');
  });

  it('takes the flags of word2phrase.c', async () => {
    const flags = ['-train', file('cities.txt'), '-output', file('ported.txt'), '-threshold', '3', '-min-count', '2'];
    expect(await runFirth('phrases', ...flags, '-debug', '0')).toMatchObject({ code: 0, stdout: '', stderr: '' });
    expect(readFileSync(file('ported.txt'), 'utf8')).toContain('rio_de janeiro');
  });

  it('leaves the old file whole when there is nothing to read', async () => {
    writeFileSync(file('kept.txt'), 'old');
    const run = await runFirth('phrases', '--input', file('none.txt'), '--output', file('kept.txt'));
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(readFileSync(file('kept.txt'), 'utf8')).toBe('old');
  });
});
