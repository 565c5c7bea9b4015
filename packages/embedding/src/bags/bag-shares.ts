import type { Shares } from '../rows/sum-rows.ts';
import type { Bags } from './bags.ts';

/**
 * Returns for each position the bag that it is in and what its row counts there: its sample weight in a sum, 1 / n in
 * the mean of n ids, nothing where padding stands.
 */
export function bagShares({ ids, starts, sampleWeights }: Bags, mode: 'mean' | 'sum', paddingId?: number): Shares {
  const sources = new Uint32Array(ids.length);
  const factors = new Float32Array(ids.length);
  for (let bag = 0; bag + 1 < starts.length; bag++) {
    const [start, end] = [starts[bag]!, starts[bag + 1]!];
    let counted = 0;
    for (let i = start; i < end; i++) if (ids[i] !== paddingId) counted++;
    for (let i = start; i < end; i++) {
      sources[i] = bag;
      if (ids[i] !== paddingId) factors[i] = mode === 'mean' ? 1 / counted : (sampleWeights?.[i] ?? 1);
    }
  }
  return { sources, factors };
}
