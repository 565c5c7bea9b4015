import { FirthError } from '@firth/core';
import { describe, expect, it } from 'vitest';
import { unpackZstandard } from './unpack-zstandard.ts';

const text = 'You shall know a word by the company it keeps. '.repeat(8);
/** What the program zstd 1.5.4 makes of the text, without a checksum: of a file, and of a pipe, whose length it does not know. */
const ofFile = 'KLUv/WB4AMUBAPQCWW91IHNoYWxsIGtub3cgYSB3b3JkIGJ5IHRoZSBjb21wYW55IGl0IGtlZXBzLiABADeSqioD';
const ofPipe = 'KLUv/QBYxQEA9AJZb3Ugc2hhbGwga25vdyBhIHdvcmQgYnkgdGhlIGNvbXBhbnkgaXQga2VlcHMuIAEAN5KqKgM=';
const frameOf = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'));

describe('unpackZstandard', () => {
  it.each([ofFile, ofPipe])('unpacks what the program zstd makes: %s', async (base64) => {
    expect(new TextDecoder().decode(await unpackZstandard(frameOf(base64), text.length, {}))).toBe(text);
  });

  it('refuses a frame that says it holds another length', async () => {
    const error = {
      code: 'INCONSISTENT',
      message: 'byte 8: a frame of Zstandard holds 376 bytes where 375 are promised',
    };
    await expect(unpackZstandard(frameOf(ofFile), text.length - 1, { offset: 8 })).rejects.toMatchObject(error);
  });

  it('refuses every frame that is cut short', async () => {
    for (const base64 of [ofFile, ofPipe])
      for (let length = 0; length < frameOf(base64).length; length++)
        await expect(unpackZstandard(frameOf(base64).subarray(0, length), text.length, {})).rejects.toThrow(FirthError);
  });
});
