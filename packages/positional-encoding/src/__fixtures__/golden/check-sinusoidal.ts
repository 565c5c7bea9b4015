import { relativePositions, type SinusoidalLayout, sinusoidal, sinusoidal2D, sinusoidalTable } from '../../index.ts';
import type { Comparison, GoldenCase } from './golden-case.ts';

export function checkSinusoidal(golden: GoldenCase): Comparison[] {
  const layout = golden.layout as string;
  const dimensions = golden.d as number;
  const expected = golden.out;
  if (layout.startsWith('2D')) {
    const [rows, columns] = golden.grid as [number, number];
    const encoding = sinusoidal2D({ dimensions, rows, columns, classToken: golden.cls as boolean });
    return [{ received: encoding.table(encoding.positions), expected }];
  }
  if (layout.startsWith('Transformer-XL')) {
    const length = golden.n as number;
    const positions = [...relativePositions({ queries: length, keys: length, startPosition: 0 })];
    // The program's table begins one position earlier, at n.
    return [{ received: sinusoidalTable([length, ...positions], { dimensions, layout: 'halves' }), expected }];
  }
  const base = golden.base as number;
  if (layout === 'interleaved float64') {
    const positions = golden.positions as number[];
    return [{ received: sinusoidalTable(positions, { dimensions, base, precision: 'float64' }), expected }];
  }
  const ours: SinusoidalLayout = layout.startsWith('half') ? 'halves' : layout.startsWith('tensor2tensor') ? 'tensor2tensor' : 'interleaved';
  return [{ received: sinusoidal({ dimensions, layout: ours, base }).table(golden.n as number), expected }];
}
