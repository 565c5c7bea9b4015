import { describe, expect, it } from 'vitest';
import { decimalNumber, wholeNumber } from './number.ts';

describe('wholeNumber', () => {
  it('reads digits in its range', () => {
    expect(['1', '07', '10'].map(wholeNumber(1, 10))).toEqual([1, 7, 10]);
  });

  it.each(['', '0', '11', '-1', '1.5', '1e1', '0x3', ' 3', '3 ', 'NaN', '1_0', '９'])('refuses %j', (text) => {
    expect(() => wholeNumber(1, 10)(text)).toThrow('It must be a whole number from 1 to 10.');
  });

  it('refuses what a double cannot tell apart', () => {
    expect(() => wholeNumber(0)('9007199254740993')).toThrow('from 0 on');
  });
});

describe('decimalNumber', () => {
  it('reads decimal numbers', () => {
    expect(['1e-4', '.5', '2.', '-3'].map((text) => decimalNumber()(text))).toEqual([1e-4, 0.5, 2, -3]);
  });

  it.each(['', '0x10', '1,5', 'Infinity', '1e999', 'abc', '1.5abc'])('refuses %j', (text) => {
    expect(() => decimalNumber()(text)).toThrow('It must be a number.');
  });

  it('refuses what is out of range', () => {
    expect(() => decimalNumber(' above 0', (value) => value > 0)('0')).toThrow('It must be a number above 0.');
  });
});
