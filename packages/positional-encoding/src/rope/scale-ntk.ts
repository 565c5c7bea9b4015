import type { DynamicNTKScaling, NTKScaling } from './rope-options.ts';

/** Returns the base under which the lowest of `rotaryDimensions / 2` frequencies is divided by the factor and the highest stays. */
export function ntkBase({ factor }: Pick<NTKScaling, 'factor'>, base: number, rotaryDimensions: number): number {
  return base * factor ** (rotaryDimensions / (rotaryDimensions - 2));
}

/**
 * Returns the base for a sequence of the given length: the base itself up to the trained positions, then an NTK base whose factor is
 * factor · sequenceLength / trainedPositions − (factor − 1), as transformers' `_compute_dynamic_ntk_parameters`.
 */
export function dynamicNTKBase(
  scaling: DynamicNTKScaling,
  base: number,
  rotaryDimensions: number,
  sequenceLength: number,
): number {
  const { factor, trainedPositions } = scaling;
  const stretch = Math.max(sequenceLength, trainedPositions) / trainedPositions;
  return ntkBase({ factor: factor * stretch - (factor - 1) }, base, rotaryDimensions);
}
