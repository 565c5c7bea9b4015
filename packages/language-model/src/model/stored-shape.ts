import { FirthError, type Place } from '@firth/core';
import { checkShape, type ModelShape } from './shape.ts';

/**
 * Returns the shape that a file's header states.
 *
 * @throws FirthError `BAD_HEADER`, at `place`, where no model can have it
 */
export function storedShape(shape: ModelShape | null, place: Place): ModelShape {
  try {
    const { vocabularySize, dimensions, layers, heads, context, positions } = Object(shape) as ModelShape;
    return checkShape({ vocabularySize, dimensions, layers, heads, context, positions });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new FirthError('BAD_HEADER', `the header states no shape of a model: ${reason}`, { ...place, cause });
  }
}
