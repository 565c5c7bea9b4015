import { expect, it } from 'vitest';
import { expectError } from './__fixtures__/expect-error.ts';
import { createFloats } from './create-floats.ts';

it('makes zeros', () => {
  expect(createFloats(3)).toEqual(Float32Array.of(0, 0, 0));
});

it('says what did not fit where there is not enough memory', () => {
  const message = '1099511627776 float32 numbers do not fit in memory';
  expectError(() => createFloats(2 ** 40), 'OUT_OF_MEMORY', message);
});
