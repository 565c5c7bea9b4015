import { expect, it } from 'vitest';
import { refuseOtherNames } from './refuse-other-names.ts';

it('refuses an option by the name that another program has for it', () => {
  expect(() => refuseOtherNames({ size: 50 })).toThrow('there is no option size: here it is dimensions');
  expect(() => refuseOtherNames({ workers: undefined })).toThrow('here it is threads');
});

it('takes our own options, and those that it does not know', () => {
  expect(() => refuseOtherNames({ dimensions: 50, window: 5, anything: 1 })).not.toThrow();
});
