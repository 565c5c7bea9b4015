import { FirthError } from '@firth/core';
import { type Instructions, supportedInstructions } from '@firth/kernel/runtime';

/**
 * Returns the instructions to train on: those asked for, else the fastest; plain SIMD for a deterministic run, since fused
 * multiplications round differently from one processor to the next.
 *
 * @throws FirthError `UNSUPPORTED` for a deterministic run without SIMD, or on other instructions
 */
export function chooseInstructions(options: {
  readonly deterministic?: boolean | undefined;
  readonly instructions?: Instructions | undefined;
}): Instructions {
  const { deterministic, instructions } = options;
  const supported = supportedInstructions();
  if (!deterministic) return instructions ?? supported;
  if (supported === 'plain' || (instructions ?? 'simd') !== 'simd') {
    throw new FirthError('UNSUPPORTED', 'a deterministic training runs on plain SIMD, and this one cannot');
  }
  return 'simd';
}
