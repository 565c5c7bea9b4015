import { badOption, requireInteger } from '@firth/core';
import { maxPosition } from './options.ts';

/** A grid read row by row, the last axis fastest. */
export interface Grid {
  /** Cells in the grid. */
  readonly positions: number;
  /** Returns the coordinate of a cell on each axis. */
  coordinatesOf(position: number): number[];
}

/**
 * Returns the grid with the given extent of each axis.
 *
 * @throws FirthError `BAD_OPTION` for no axis, for an extent that is no positive integer, and for more than 2^24 cells
 */
export function gridOf(shape: readonly number[]): Grid {
  if (!Array.isArray(shape) || shape.length === 0) throw badOption('shape', shape, 'the extent of each axis');
  let positions = 1;
  shape.forEach((extent, axis) => {
    requireInteger(`shape[${axis}]`, extent, 1, Math.floor(maxPosition / positions));
    positions *= extent;
  });
  return {
    positions,
    coordinatesOf(position) {
      const coordinates = new Array<number>(shape.length);
      let rest = position;
      for (let axis = shape.length - 1; axis >= 0; axis--) {
        const extent = shape[axis]!;
        coordinates[axis] = rest % extent;
        rest = Math.floor(rest / extent);
      }
      return coordinates;
    },
  };
}
