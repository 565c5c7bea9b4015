import { planMemory } from '../lib/model-memory.ts';
import { checkShape, type GloVeShape, numbersInRow } from './shape.ts';
import { tileHeader } from './tile.ts';

/** Byte offsets of a model's parts. */
export interface GloVeLayout {
  readonly bytes: number;
  readonly stride: number;
  readonly wordRows: number;
  readonly contextRows: number;
  readonly threads: readonly { readonly ids: number; readonly starts: number; readonly weights: number }[];
}

/**
 * Returns where the parts of a model of `shape` lie.
 *
 * @throws FirthError `BAD_OPTION`
 */
export function layoutGloVe(shape: GloVeShape): GloVeLayout {
  checkShape(shape);
  const { words, tileRecords, threads } = shape;
  const plan = planMemory();
  const stride = 2 * 4 * numbersInRow(shape);
  const rows = { wordRows: plan.place(words * stride), contextRows: plan.place(words * stride) };
  return {
    ...{ stride, ...rows },
    threads: Array.from({ length: threads }, () => ({
      // The kernel reads the record after the last one, and finds weights four at a time.
      ids: plan.place(4 * (tileHeader + 2 * (tileRecords + 4))),
      starts: plan.place(8),
      weights: plan.place(4 * (tileRecords + 4)),
    })),
    bytes: plan.bytes,
  };
}
