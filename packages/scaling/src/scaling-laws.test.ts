import { describe, expect, it } from 'vitest';
import { expectBadOption } from './__fixtures__/expect-error.ts';
import { computeOptimal } from './compute-optimal.ts';
import { trainingFLOPs } from './flops.ts';
import { optimalTokens } from './optimal-tokens.ts';
import { parametricLoss } from './parametric-loss.ts';
import { chinchilla, chinchillaReplication, kaplan, scalingLaws, twentyTokens } from './scaling-laws.ts';

/** The budget of Gopher and of Chinchilla. */
const budget = 5.76e23;

describe('twenty tokens a parameter', () => {
  it('trains 7 billion parameters on 140 billion tokens and 70 billion on 1.4 trillion', () => {
    expect(optimalTokens(7e9)).toBe(140e9);
    expect(optimalTokens(70e9, twentyTokens)).toBe(1.4e12);
  });

  it('splits the budget of 70 billion parameters as they were trained', () => {
    const { parameters, tokens } = computeOptimal(5.88e23);
    expect(parameters).toBeCloseTo(70e9, 0);
    expect(tokens).toBeCloseTo(1.4e12, 0);
  });
});

describe.each([chinchilla, chinchillaReplication])('the parametric fit $name', (law) => {
  const { parameters, tokens } = computeOptimal(budget, law);

  it('spends the whole budget', () => {
    expect(trainingFLOPs(parameters, tokens) / budget).toBeCloseTo(1, 12);
  });

  it('predicts a lower loss there than for any other split', () => {
    const best = parametricLoss(parameters, tokens, law);
    for (const ratio of [0.25, 0.5, 0.9, 0.99, 1.01, 1.1, 2, 4])
      expect(parametricLoss(parameters * ratio, tokens / ratio, law)).toBeGreaterThan(best);
  });

  it('never predicts less than the entropy of the text', () => {
    expect(parametricLoss(1e40, 1e40, law)).toBeCloseTo(law.E, 6);
  });
});

describe('the laws side by side', () => {
  it.each([
    { law: twentyTokens, ratio: 20 },
    // 93 and 18 are the figures that the replication's discussion turns on.
    { law: chinchilla, ratio: 92.6 },
    { law: chinchillaReplication, ratio: 18.4 },
    { law: kaplan, ratio: 0.268 },
  ])('put Chinchilla’s budget at $ratio tokens a parameter: $law.name', ({ law, ratio }) => {
    const { parameters, tokens } = computeOptimal(budget, law);
    expect(tokens / parameters / ratio).toBeCloseTo(1, 2);
  });

  it.each(scalingLaws)('give the tokens of a size as those of its budget: $name', (law) => {
    const { parameters, tokens } = computeOptimal(budget, law);
    expect(optimalTokens(parameters, law) / tokens).toBeCloseTo(1, 12);
  });

  it.each(scalingLaws)('say where they are from: $name', ({ source }) => {
    expect(source).toMatch(/20(20|22|24).*arXiv:\d{4}\.\d{5}/);
  });

  it('hold a petaflop/s-day for 1.3 billion parameters, by Kaplan et al.', () => {
    const { parameters, tokens } = computeOptimal(8.64e19, kaplan);
    expect([parameters, tokens]).toEqual([1.3e9, 2e10]);
  });

  it('refuse what is not a positive number', () => {
    expectBadOption(() => computeOptimal(0), 'compute: received 0, expected a finite number above 0');
    expectBadOption(() => optimalTokens(-1), 'parameters: received -1, expected a finite number above 0');
    expectBadOption(
      () => parametricLoss(1, Number.POSITIVE_INFINITY),
      'tokens: received Infinity, expected a finite number above 0',
    );
  });
});

describe('parametricLoss', () => {
  it('prefers Chinchilla to Gopher at the same budget', () => {
    expect(parametricLoss(70e9, 1.4e12)).toBeCloseTo(1.9366, 4);
    expect(parametricLoss(280e9, 300e9)).toBeCloseTo(1.9933, 4);
  });
});
