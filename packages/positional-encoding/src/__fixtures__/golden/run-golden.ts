/**
 * Runs the positional cases of `data/golden/positions` (numbers of torch 2.13, transformers 5.18 and numpy 2.4, see its README) through this package.
 * Each file has its own reading of a case; what is compared is always a list of ours beside a list of theirs.
 */
import { checkALiBi } from './check-alibi.ts';
import { checkRelative } from './check-relative.ts';
import { checkRoPE } from './check-rope.ts';
import { checkScaling } from './check-rope-scaling.ts';
import { checkSinusoidal } from './check-sinusoidal.ts';
import { checkXPos } from './check-xpos.ts';
import { type Comparison, type GoldenCase, numbers } from './golden-case.ts';

export interface GoldenResult {
  readonly name: string;
  /** The largest relative error of any number of the case; where the expected number is 0, the largest absolute one. */
  readonly error: number;
  readonly passed: boolean;
}

type Check = (golden: GoldenCase, all: readonly GoldenCase[]) => Comparison[];

const checks = new Map<string, { readonly tolerance: number; readonly check: Check }>([
  ['alibi.json', { tolerance: 1e-5, check: checkALiBi }],
  ['relative.json', { tolerance: 1e-5, check: checkRelative }],
  ['rope.json', { tolerance: 1e-6, check: checkRoPE }],
  ['rope_scaling.json', { tolerance: 1e-6, check: checkScaling }],
  ['sinusoidal.json', { tolerance: 1e-5, check: checkSinusoidal }],
  ['xpos.json', { tolerance: 1e-5, check: checkXPos }],
]);

/** The files of the folder that hold positional cases. */
export const goldenFiles: readonly string[] = [...checks.keys()];

/** Returns how each case of a golden file comes out. */
export function runGolden(file: string, cases: readonly GoldenCase[]): GoldenResult[] {
  const { tolerance, check } = checks.get(file)!;
  return cases.map((golden, index) => {
    const error = Math.max(...check(golden, cases).map(largestError));
    return { name: `${file}[${index}] ${golden.kind ?? golden.layout ?? `${golden.heads} heads`}`, error, passed: error <= tolerance };
  });
}

function largestError({ received, expected }: Comparison): number {
  const flat = numbers(expected);
  if (flat.length === 0 || flat.length !== received.length) return Number.POSITIVE_INFINITY;
  let largest = 0;
  flat.forEach((value, i) => {
    const difference = Math.abs(received[i]! - value);
    const error = value === 0 ? difference : difference / Math.abs(value);
    largest = Number.isNaN(error) ? Number.POSITIVE_INFINITY : Math.max(largest, error);
  });
  return largest;
}
