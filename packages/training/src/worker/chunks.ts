import type { TokenBatch } from '@firth/core';
import { learningRateAt } from '../schedule.ts';
import type { Chunk, Task } from './task.ts';

/** Returns a function from a chunk's number to the chunk, `undefined` past the last one. */
export function chunksOf({ batches, epochs, schedule }: Task): (number: number) => Chunk | undefined {
  const tokensBefore = runningTotals(batches);
  const tokensInEpoch = tokensBefore[batches.length]!;
  return (number) => {
    const epoch = Math.floor(number / batches.length);
    if (epoch >= epochs) return undefined;
    const index = number % batches.length;
    const tokensDone = epoch * tokensInEpoch + tokensBefore[index]!;
    const learningRate = learningRateAt(schedule, tokensDone / (tokensInEpoch * epochs));
    return { number, epoch, batch: batches[index]!, learningRate };
  };
}

/** Entry `i` is the number of tokens in the batches before batch `i`. */
function runningTotals(batches: readonly TokenBatch[]): Float64Array {
  const totals = new Float64Array(batches.length + 1);
  for (const [i, { ids }] of batches.entries()) totals[i + 1] = totals[i]! + ids.length;
  return totals;
}
