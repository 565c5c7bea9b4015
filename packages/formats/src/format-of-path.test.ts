import { describe, expect, it } from 'vitest';
import { extensionOf, formatOfPath, isPackedPath, vectorExtensions } from './format-of-path.ts';

describe('formatOfPath', () => {
  it.each([
    ['a.bin', '.bin', 'word2vec-binary'],
    ['a.d/b.vec', '.vec', 'word2vec-text'],
    ['A.TXT.GZ', '.TXT', 'word2vec-text'],
    ['a.json.gz', '.json', 'wink-json'],
    ['a.b.npz', '.npz', undefined],
    ['a.d/vectors', undefined, undefined],
    ['a.d\\vectors', undefined, undefined],
    ['vectors.gz', undefined, undefined],
    ['.hidden', undefined, undefined],
  ])('of %s: the extension is %s, the format %s', (path, extension, format) => {
    expect(extensionOf(path)).toBe(extension);
    expect(formatOfPath(path)).toBe(format);
    expect(isPackedPath(path)).toBe(/gz$/i.test(path));
  });

  it('knows every extension that is listed', () => {
    for (const extension of vectorExtensions) expect(formatOfPath(`a${extension}`)).toBeDefined();
  });
});
