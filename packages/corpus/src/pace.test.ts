import { expect, it } from 'vitest';
import { createPace } from './pace.ts';

it('gives the event loop its turn once a slice of time is over, and not before', async () => {
  let rests = 0;
  const pace = createPace(() => rests++);
  expect(pace()).toBeUndefined();

  let hasTimerFired = false;
  setTimeout(() => {
    hasTimerFired = true;
  });
  const begun = performance.now();
  while (performance.now() - begun < 60);
  await pace();
  expect(hasTimerFired).toBe(true);
  expect(rests).toBe(1);
  expect(pace()).toBeUndefined();
});
