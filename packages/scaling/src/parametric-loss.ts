import { requirePositive } from './options.ts';
import { chinchilla, type ParametricLaw } from './scaling-laws.ts';

/**
 * Returns the loss that a parametric law predicts for N parameters trained on D tokens: E + A / N^α + B / D^β, in nats a token of the text and
 * vocabulary that the law was fitted on.
 *
 * @throws FirthError `BAD_OPTION`
 * @example
 * ```ts
 * console.log(parametricLoss(70e9, 1.4e12).toFixed(4)); // 1.9366
 * ```
 */
export function parametricLoss(parameters: number, tokens: number, law: ParametricLaw = chinchilla): number {
  requirePositive('parameters', parameters);
  requirePositive('tokens', tokens);
  return law.E + law.A / parameters ** law.alpha + law.B / tokens ** law.beta;
}
