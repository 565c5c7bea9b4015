import { expect, it } from 'vitest';
import { learningRateAt } from './schedule.ts';

it('falls in a straight line and not below its minimum', () => {
  const schedule = { learningRate: 0.025, minLearningRate: 0.005 };
  expect([0, 1, 1.5].map((fraction) => learningRateAt(schedule, fraction))).toEqual([0.025, 0.005, 0.005]);
  expect(learningRateAt(schedule, 0.5)).toBeCloseTo(0.015, 12);
});
