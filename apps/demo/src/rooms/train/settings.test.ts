import { expect, it } from 'vitest';
import { defaultSettings, settingsOf } from './settings.ts';

it('reads the settings of an address', () => {
  expect(settingsOf({ ...defaultSettings, architecture: 'cbow', epochs: '2' })).toMatchObject({
    ...{ architecture: 'cbow', dimensions: 100, epochs: 2, learningRate: 0.025, minCount: 5, threads: 1 },
  });
});

it('keeps what an address asks for within what the page can do', () => {
  const asked = { ...defaultSettings, dimensions: '1e9', window: '-3', threads: '4096', seed: 'x', rate: 'NaN' };
  expect(settingsOf(asked)).toMatchObject({ dimensions: 300, window: 1, threads: 1, seed: 0, learningRate: 0.001 });
});
