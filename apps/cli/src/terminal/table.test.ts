import { describe, expect, it } from 'vitest';
import { formatTable } from './table.ts';

describe('formatTable', () => {
  it('aligns columns under their titles and leaves the last one as long as it is', () => {
    const columns = [{ title: 'score', align: 'right' }, { title: 'n' }, { title: 'name' }] as const;
    expect(
      formatTable(columns, [
        ['1.5', '10', 'a'],
        ['12.25', '9', '日本'],
      ]),
    ).toEqual(['score  n   name', '  1.5  10  a', '12.25  9   日本']);
  });

  it('aligns the last one where it is told to', () => {
    const columns = [{ title: 'model' }, { title: 'share', align: 'right' }] as const;
    expect(formatTable(columns, [['GPT-2', '31.0 %']])).toEqual(['model   share', 'GPT-2  31.0 %']);
  });

  it('escapes cells', () => {
    expect(formatTable([{ title: 'word' }], [['\x1b[2J']])).toEqual(['word', '\\x1b[2J']);
  });
});
