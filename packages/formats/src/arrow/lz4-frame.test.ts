import { readFileSync } from 'node:fs';
import { FirthError } from '@firth/core';
import { describe, expect, it } from 'vitest';
import { mutate } from '../__fixtures__/mutate.ts';
import { createRandom } from '../__fixtures__/random.ts';
import { unpackLZ4Frame } from './lz4-frame.ts';

/** Frames that the program lz4 made of the contents below. */
const oracle = JSON.parse(readFileSync(new URL('../__fixtures__/arrow/lz4-frames.json', import.meta.url), 'utf8'));
const frameOf = (name: string): Uint8Array => new Uint8Array(Buffer.from(oracle[name], 'base64'));
const text = new TextEncoder().encode('You shall know a word by the company it keeps. '.repeat(2000));
const noise = Uint8Array.from({ length: 300 }, (_, i) => (i * i * 31 + (i >> 3) * 57) % 251);

/** A frame without checksums of one packed block. */
function frameOfBlock(...block: number[]): Uint8Array {
  const header = [0x04, 0x22, 0x4d, 0x18, 0x60, 0x40, 0];
  return Uint8Array.of(...header, block.length, 0, 0, 0, ...block, 0, 0, 0, 0);
}

function outcomeOf(frame: Uint8Array, length: number): Uint8Array | FirthError {
  try {
    return unpackLZ4Frame(frame, length, { file: 'f.arrow', offset: 100 });
  } catch (error) {
    if (error instanceof FirthError) return error;
    throw new Error(`an untyped error for ${Buffer.from(frame).toString('base64')}`, { cause: error });
  }
}

describe('unpackLZ4Frame', () => {
  it.each([
    ['blocks that point back to earlier ones', 'linked', text],
    ['checksums of blocks and the size of the content', 'checked', text],
    ['a block that is stored as it is', 'plain', noise],
    ['no blocks', 'empty', new Uint8Array()],
  ])('unpacks what the program lz4 makes: %s', (_, name, content) => {
    expect(unpackLZ4Frame(frameOf(name), content.length, {})).toEqual(content);
  });

  it('repeats a byte by a match that begins in front of it', () => {
    expect(unpackLZ4Frame(frameOfBlock(0x14, 7, 1, 0, 0x10, 9), 10, {})).toEqual(
      Uint8Array.of(7, 7, 7, 7, 7, 7, 7, 7, 7, 9),
    );
  });

  const changed = (name: string, at: number, byte: number): Uint8Array => frameOf(name).with(at, byte);
  it.each([
    ['another magic number', changed('plain', 0, 5), 'BAD_MAGIC', 100],
    ['another version', changed('plain', 4, 0x20), 'UNSUPPORTED', 100],
    ['a dictionary', changed('plain', 4, 0x61), 'UNSUPPORTED', 100],
    ['a size of blocks that there is not', changed('plain', 5, 0x30), 'CORRUPT', 105],
    ['a block larger than its size allows', changed('plain', 9, 0x7f), 'CORRUPT', 107],
    ['another size of the content in its header', changed('checked', 6, 1), 'INCONSISTENT', 100],
    ['literals beyond the block', frameOfBlock(0xf0, 200, 1), 'CORRUPT', 113],
    ['a length that does not end', frameOfBlock(0xf0, 255), 'CORRUPT', undefined],
    ['literals beyond the content', frameOfBlock(0xf0, 0, ...noise.subarray(0, 15)), 'CORRUPT', 113],
    ['a match before the content', frameOfBlock(0x10, 1, 2, 0), 'CORRUPT', 113],
    ['a match at itself', frameOfBlock(0x10, 1, 0, 0), 'CORRUPT', 113],
    ['a match without its distance', frameOfBlock(0x10, 1, 1), 'CORRUPT', 113],
    ['a match beyond the content', frameOfBlock(0x1f, 1, 1, 0, 100), 'CORRUPT', 113],
    ['too little content', frameOfBlock(0x10, 1), 'INCONSISTENT', 100],
  ])('refuses %s', (_, frame, code, offset) => {
    const error = outcomeOf(frame, frame.length > 300 ? 300 : 10);
    expect(error).toMatchObject({ code, file: 'f.arrow', offset: offset ?? expect.any(Number) });
  });

  it('refuses content longer than promised', () => {
    expect(outcomeOf(frameOf('plain'), 299)).toMatchObject({ code: 'INCONSISTENT' });
    expect(outcomeOf(frameOf('linked'), text.length - 1)).toMatchObject({ code: 'CORRUPT' });
  });

  it('refuses every frame that is cut short', () => {
    const frame = frameOf('checked');
    for (let length = 0; length < frame.length - 4; length++)
      expect([length, outcomeOf(frame.subarray(0, length), text.length)]).toEqual([length, expect.any(FirthError)]);
  });

  it('makes bytes or a typed error of 5,000 mutations', () => {
    const random = createRandom(4);
    let errors = 0;
    for (let round = 0; round < 5_000; round++)
      if (outcomeOf(mutate(frameOf(round % 2 ? 'linked' : 'plain'), random), 300) instanceof FirthError) errors++;
    expect(errors).toBeGreaterThan(1_000);
  });
});
