import { describe, expect, it } from 'vitest';
import { goldenMissing } from '../__fixtures__/golden-files.ts';
import { countTiktokenDecode, countTiktokenEncode, tiktokenNames } from '../__fixtures__/golden-tiktoken.ts';

describe.skipIf(goldenMissing).each(tiktokenNames)('%s', (name) => {
  it('gives the ids, special ids and offsets of tiktoken', () => {
    const { cases, failed, examples } = countTiktokenEncode(name);
    expect({ failed, examples }).toEqual({ failed: 0, examples: [] });
    expect(cases).toBe(1075);
  });

  it('decodes ids to the bytes of tiktoken, and invalid bytes to U+FFFD', () => {
    const { cases, failed, examples } = countTiktokenDecode(name);
    expect({ failed, examples }).toEqual({ failed: 0, examples: [] });
    expect(cases).toBeGreaterThan(100);
  });
});
