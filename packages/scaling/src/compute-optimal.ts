import { requirePositive } from './options.ts';
import { type ScalingLaw, twentyTokens } from './scaling-laws.ts';

/** The best split of a budget. */
export interface ComputeOptimal {
  readonly parameters: number;
  readonly tokens: number;
}

/**
 * Returns the parameters and tokens that a law holds best for a training budget C, in floating-point operations.
 *
 * A parametric law is minimized under C = 6ND in closed form (Hoffmann et al. 2022, equation 4): N = G (C/6)^(β/(α+β)) and D = (C/6)^(α/(α+β)) / G
 * with G = (αA / βB)^(1/(α+β)).
 *
 * @throws FirthError `BAD_OPTION`
 * @example
 * ```ts
 * const { parameters, tokens } = computeOptimal(5.88e23);
 * console.log(parameters.toPrecision(3), tokens.toPrecision(3)); // 7.00e+10 1.40e+12
 * ```
 */
export function computeOptimal(compute: number, law: ScalingLaw = twentyTokens): ComputeOptimal {
  requirePositive('compute', compute);
  switch (law.type) {
    case 'ratio': {
      const parameters = Math.sqrt(compute / (6 * law.tokensPerParameter));
      return { parameters, tokens: law.tokensPerParameter * parameters };
    }
    case 'parametric': {
      const { A, B, alpha, beta } = law;
      const G = ((alpha * A) / (beta * B)) ** (1 / (alpha + beta));
      return {
        parameters: G * (compute / 6) ** (beta / (alpha + beta)),
        tokens: (compute / 6) ** (alpha / (alpha + beta)) / G,
      };
    }
    case 'power': {
      const budget = compute / law.unit;
      return {
        parameters: law.parameters * budget ** law.parametersExponent,
        tokens: law.tokens * budget ** law.tokensExponent,
      };
    }
  }
}
