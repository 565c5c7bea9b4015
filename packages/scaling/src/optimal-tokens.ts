import { requirePositive } from './options.ts';
import { type ScalingLaw, twentyTokens } from './scaling-laws.ts';

/**
 * Returns the tokens on which a law would train a model of so many parameters: those of the budget for which that size is best.
 *
 * @throws FirthError `BAD_OPTION`
 * @example
 * ```ts
 * console.log(optimalTokens(7e9)); // 140000000000
 * ```
 */
export function optimalTokens(parameters: number, law: ScalingLaw = twentyTokens): number {
  requirePositive('parameters', parameters);
  switch (law.type) {
    case 'ratio':
      return law.tokensPerParameter * parameters;
    case 'parametric':
      // Where both terms fall equally fast: αA / N^α = βB / D^β.
      return ((law.beta * law.B * parameters ** law.alpha) / (law.alpha * law.A)) ** (1 / law.beta);
    case 'power':
      return law.tokens * (parameters / law.parameters) ** (law.tokensExponent / law.parametersExponent);
  }
}
