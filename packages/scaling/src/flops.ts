import { requirePositive } from './options.ts';

/**
 * Returns the floating-point operations of training N parameters on D tokens, C = 6ND: two for each parameter forwards and four backwards (Kaplan et
 * al. 2020, section 2.1). Attention over the context is not counted.
 *
 * @throws FirthError `BAD_OPTION`
 * @example
 * ```ts
 * console.log(trainingFLOPs(70e9, 1.4e12)); // 5.88e+23
 * ```
 */
export function trainingFLOPs(parameters: number, tokens: number): number {
  requirePositive('parameters', parameters);
  requirePositive('tokens', tokens);
  return 6 * parameters * tokens;
}

/**
 * Returns the floating-point operations of running N parameters over so many tokens, 2N each: a multiplication and an addition a parameter.
 *
 * @throws FirthError `BAD_OPTION`
 * @example
 * ```ts
 * console.log(inferenceFLOPs(7e9)); // 14000000000
 * ```
 */
export function inferenceFLOPs(parameters: number, tokens = 1): number {
  requirePositive('parameters', parameters);
  requirePositive('tokens', tokens);
  return 2 * parameters * tokens;
}
