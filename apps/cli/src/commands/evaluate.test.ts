import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runFirth, temporaryFolder } from '../__fixtures__/run-firth.ts';
import { writeSmallVectors } from '../__fixtures__/small-vectors.ts';

const folder = temporaryFolder();
const file = (name: string): string => join(folder, name);

beforeAll(() => {
  writeSmallVectors(file('small.txt'));
  writeFileSync(file('pairs.tsv'), 'apple\tpear\t9\nking\tman\t7\nking\twoman\t2\nking\tplum\t1\n');
  writeFileSync(file('one.tsv'), 'apple\tpear\t9\n');
  writeFileSync(file('analogies.txt'), ': royal\nman king woman queen\n: fruit\napple pear king queen\nplum a b c\n');
});

describe('firth evaluate', () => {
  it('prints a table for the word pairs and one for each analogy set', async () => {
    const args = ['--pairs', file('pairs.tsv'), file('pairs.tsv'), '--analogies', file('analogies.txt')];
    const { code, stdout } = await runFirth('evaluate', '--vectors', file('small.txt'), ...args);
    expect(code).toBe(0);
    expect(stdout.replaceAll(folder, '')).toBe(
      [
        'Spearman  Pearson  pairs  unknown  word pairs',
        '  1.0000   0.9928      4        1  /pairs.tsv',
        '  1.0000   0.9928      4        1  /pairs.tsv',
        '',
        'accuracy  correct  asked  unknown  analogies of /analogies.txt',
        '100.00 %        1      1        0  royal',
        '  0.00 %        0      1        1  fruit',
        ' 50.00 %        1      2        1  total',
        '',
        '   MRR      p@1       p@5      p@10  ranks of',
        '0.7500  50.00 %  100.00 %  100.00 %  /analogies.txt',
        '',
      ].join('\n'),
    );
  });

  it('compares two models, with intervals, in Markdown', async () => {
    writeFileSync(file('more.tsv'), 'apple\tpear\t9\nking\tman\t7\nking\twoman\t2\nqueen\tpear\t1\n');
    const args = ['--pairs', file('more.tsv'), '--compare', file('small.txt'), '--intervals', '--report', 'markdown'];
    const { code, stdout } = await runFirth('evaluate', '--vectors', file('small.txt'), ...args);
    expect(code).toBe(0);
    const [header, rule, , , comparison] = stdout.split('\n');
    expect(header).toBe('| Spearman | 95 % interval | Pearson | pairs | unknown | word pairs |');
    expect(rule).toBe('| ---: | ---: | ---: | ---: | ---: | --- |');
    expect(comparison).toBe('| Spearman | compared | difference | 95 % interval | p | known to both | compared on |');
  });

  it('combines the words of an analogy by products where it is told to', async () => {
    const args = ['--analogies', file('analogies.txt'), '--method', '3cosmul', '--json'];
    const { stdout } = await runFirth('evaluate', '--vectors', file('small.txt'), ...args);
    expect(JSON.parse(stdout).analogies[0]).toMatchObject({
      total: { correct: 1 },
      ranks: { precisionAt: [{ k: 1 }, {}, {}] },
    });
  });

  it('counts unknown words as wrong where it is told to', async () => {
    const args = ['--analogies', file('analogies.txt'), '--unknown', 'count', '--json'];
    const { stdout } = await runFirth('evaluate', '--vectors', file('small.txt'), ...args);
    expect(JSON.parse(stdout)).toMatchObject({
      status: 'ok',
      pairs: [],
      analogies: [{ file: file('analogies.txt'), total: { correct: 1, incorrect: 2, unknown: 1 } }],
    });
  });

  it('tells Paris from paris where it is told to', async () => {
    writeFileSync(file('case.tsv'), 'Apple\tpear\t9\nking\tman\t7\nking\twoman\t2\n');
    const args = ['evaluate', '--vectors', file('small.txt'), '--pairs', file('case.tsv'), '--json'];
    expect(JSON.parse((await runFirth(...args)).stdout).pairs[0].unknown).toBe(0);
    expect(JSON.parse((await runFirth(...args, '--case-sensitive')).stdout).pairs[0].unknown).toBe(1);
  });

  it('names the set that cannot be used', async () => {
    const run = await runFirth('evaluate', '--vectors', file('small.txt'), '--pairs', file('one.tsv'));
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.stderr).toContain(`${file('one.tsv')}: `);
  });
});
