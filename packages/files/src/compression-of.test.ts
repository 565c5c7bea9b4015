import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { compressionOf } from './compression-of.ts';

describe('compressionOf', () => {
  it.each([
    ['gzip', gzipSync('text')],
    ['bzip2', Buffer.from('425a6839314159265359', 'hex')],
    ['xz', Buffer.from('fd377a585a000004', 'hex')],
    ['zip', Buffer.from('504b030414000000', 'hex')],
    ['zstd', Buffer.from('28b52ffd2400', 'hex')],
    ['lz4', Buffer.from('04224d186440', 'hex')],
  ])('knows %s by its first bytes', (name, bytes) => {
    expect(compressionOf(bytes)).toBe(name);
  });

  it.each(['', '\u001f', 'BZh is a word', '3 3\ncat 1 2 3\n'])('sees no compression in the text %j', (text) => {
    expect(compressionOf(Buffer.from(text))).toBeUndefined();
  });
});
