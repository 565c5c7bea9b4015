import type { ClassifierModel } from '@firth/kernel/classifier';
import { type ModelRows, modelRows } from '@firth/kernel/runtime';
import type { ModelTables } from '@firth/training';

/** Returns the rows of `model`, of `columns` numbers, as checkpoints read and write them. */
export function tablesOf({ inputRows, outputRows, stride }: ClassifierModel, columns: number): ModelTables {
  const rowsIn = ({ buffer, byteOffset, length }: Float32Array): ModelRows =>
    modelRows(buffer, { at: byteOffset, count: length / stride, columns, stride: 4 * stride });
  return { inputRows: rowsIn(inputRows), outputRows: rowsIn(outputRows) };
}
