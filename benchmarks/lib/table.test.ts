import { describe, expect, it } from 'vitest';
import { formatNumber, formatTable } from './table.ts';

describe('formatTable', () => {
  it('lines up Markdown, names to the left and numbers to the right', () => {
    const rows = [
      ['firth', '1,480,822'],
      ['word2vec.c', '–'],
    ];
    expect(formatTable({ title: 'Speeds', columns: ['program', 'words/s'], rows })).toBe(
      [
        'Speeds',
        '',
        '| program    |   words/s |',
        '| ---------- | --------: |',
        '| firth      | 1,480,822 |',
        '| word2vec.c |         – |',
      ].join('\n'),
    );
  });
});

describe('formatNumber', () => {
  it('groups thousands and keeps the digits asked for', () => {
    expect(formatNumber(1480821.6)).toBe('1,480,822');
    expect(formatNumber(0.6126, 3)).toBe('0.613');
    expect(formatNumber(0.5, 3)).toBe('0.500');
  });

  it('is a dash for what was not measured', () => {
    expect(formatNumber(undefined)).toBe('–');
    expect(formatNumber(Number.NaN, 2)).toBe('–');
  });
});
