import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createRandom, randomFloat } from './__fixtures__/random.ts';
import { shortestText } from './shortest-text.ts';
import { mostNumberBytes, writeNumber } from './write-number.ts';

function write(value: number): string {
  const bytes = new Uint8Array(mostNumberBytes + 2);
  const end = writeNumber(value, bytes, 1);
  expect(end - 1).toBeLessThanOrEqual(mostNumberBytes);
  expect([bytes[0], bytes[end]]).toEqual([0, 0]);
  return Buffer.from(bytes.subarray(1, end)).toString();
}

const bits = new Int32Array(1);
const single = new Float32Array(bits.buffer);
const fromBits = (value: number): number => {
  bits[0] = value;
  return single[0]!;
};

describe('writeNumber', () => {
  it.each([
    [0, '0'],
    [-0, '-0'],
    [1, '1'],
    [-1, '-1'],
    [Math.fround(0.1), '0.1'],
    [Math.fround(1 / 3), '0.33333334'],
    [Math.fround(-123456.7), '-123456.7'],
    [1e7, '10000000'],
    [9_999_999, '9999999'],
    [1200, '1200'],
    [0.5, '0.5'],
    [371740.625, '371740.62'],
    [Math.fround(1e-6), '0.000001'],
    [Math.fround(9.999_999e-7), '9.999999e-7'],
    [Math.fround(1e-45), '1e-45'],
    [Math.fround(3.4028235e38), '3.4028235e+38'],
    [Math.fround(1e20), '100000000000000000000'],
    [Number.NaN, 'nan'],
    [Number.POSITIVE_INFINITY, 'inf'],
    [Number.NEGATIVE_INFINITY, '-inf'],
  ])('writes %d as %s', (value, text) => {
    expect(write(value)).toBe(text);
  });

  it('has the digits of numpy, whose texts are shortest and nearest', () => {
    const oracle = JSON.parse(
      readFileSync(new URL('./__fixtures__/numpy-shortest.json', import.meta.url), 'utf8'),
    ) as readonly (readonly [bits: number, text: string])[];
    for (const [pattern, text] of oracle) {
      const value = fromBits(pattern);
      expect(write(value)).toBe(String(Number(text)));
      if (Math.abs(value) < 1e-6) expect(shortestText(value)).toBe(String(Number(text)));
    }
  });

  it('reads back as the same float32, whatever it is', () => {
    const random = createRandom(3);
    for (let i = 0; i < 30_000; i++) {
      const value =
        i % 2 === 0 ? randomFloat(random) : Math.fround((random() - 0.5) * 10 ** Math.floor(random() * 16 - 8));
      const text = write(value);
      if (!Object.is(Math.fround(Number(text)), value)) expect(text).toBe(String(value));
      if (text.length > shortestText(value).length) expect(text).toBe(shortestText(value));
    }
  });
});
