import { describe, expect, it } from 'vitest';
import { createRandom, randomFloat } from './__fixtures__/random.ts';
import { notANumber, readAnyNumber } from './read-any-number.ts';
import { readNumber } from './read-number.ts';

const out = new Float32Array(1);

/** The number at the start of `text`, or undefined where the whole field is not one. */
function read(text: string, reader: typeof readNumber, terminator = ' '): number | undefined {
  const bytes = new TextEncoder().encode(text + terminator);
  const end = reader(bytes, 0, out, 0);
  return end === text.length ? out[0] : undefined;
}

/** JavaScript knows only one spelling of the values that are not finite. */
function wanted(text: string): number {
  const sign = text.startsWith('-') ? -1 : 1;
  if (/nan/i.test(text)) return Number.NaN;
  return /inf/i.test(text) ? sign * Number.POSITIVE_INFINITY : Math.fround(Number(text));
}

describe.each([
  ['readNumber', readNumber],
  ['readAnyNumber', readAnyNumber],
])('%s', (_, reader) => {
  it.each([
    ...['0', '-0', '1', '-1', '007.50', '0.1', '-0.10367526', '123456789', '1234567890', '999999999', '0.000000001'],
    ...['+.5', '5.', '-5.', '1E-3', '1e+3', '1.25e2', '00000000000000000001', '0.2000000000000000000000000001', '1e-5'],
    ...[
      '16777217',
      '16777219',
      '0.3333333432674407958984375',
      '8388608.5',
      '4294967297',
      '123456789012345678901234567890',
    ],
    ...[
      '-1.671300083398818970e-02',
      '0.1000000014901161193847656250',
      '1e22',
      '1e23',
      '-1e-22',
      '1e-23',
      '9007199254740993',
    ],
    ...[
      '1e-45',
      '7e-46',
      '1e-46',
      '3.4028235e38',
      '3.4028236e38',
      '1e39',
      '1e400',
      '-1e400',
      '1e-400',
      '1.17549421e-38',
    ],
    ...['0.00000000000000000000001', '1000000000000000000000000', '0e0', '0e999999999', `0.${'0'.repeat(400)}1e401`],
    ...['nan', 'NaN', '-nan', 'inf', '+inf', '-Infinity', 'INF'],
  ])('reads %s as JavaScript and float32 do', (text) => {
    for (const terminator of [' ', '\n', '\r']) expect(read(text, reader, terminator)).toBe(wanted(text));
  });

  it.each([
    ...[
      '',
      '-',
      '+',
      '.',
      '-.',
      'e5',
      '.e5',
      '1e',
      '1e+',
      '1.2.3',
      '1,5',
      '0x10',
      '1_0',
      '1.5abc',
      '1f',
      '--1',
      '+-1',
      'abc',
    ],
    ...['infinit', 'infinityy', 'nano', 'in', '١', '1e5.0', '1\t', '\t1', '1\0', '-infinityx', 'NaN('],
  ])('does not take %j for a number', (text) => {
    expect(read(text, reader)).toBeUndefined();
    expect(reader(new TextEncoder().encode(`${text} `), 0, out, 0)).toBe(notANumber);
  });

  it('reads every way of writing a float32 back as it was', () => {
    const random = createRandom(1);
    for (let i = 0; i < 20_000; i++) {
      const value = randomFloat(random);
      const digits = 9 + Math.floor(random() * 12);
      for (const text of [
        String(value),
        value.toPrecision(digits),
        value.toExponential(digits),
        `${value.toFixed(9)}`,
      ]) {
        if (read(text, reader) !== Math.fround(Number(text))) expect(`${text}: ${read(text, reader)}`).toBe(text);
      }
    }
  });

  it('rounds decimals next to the middle of two float32s as Number and fround do', () => {
    const random = createRandom(2);
    for (let i = 0; i < 5_000; i++) {
      const value = Math.fround(random() * 10 ** Math.floor(random() * 6 - 3));
      const ulp = 2 ** (Math.floor(Math.log2(value)) - 23);
      const middle = value + ulp / 2;
      for (const digits of [15, 16, 17, 21]) {
        const text = middle.toPrecision(digits);
        for (const each of [text, `${text}1`, `${text}0000`, text.replace(/\d$/, '')]) {
          if (read(each, reader) !== Math.fround(Number(each))) expect(each).toBe('read exactly');
        }
      }
    }
  });
});
