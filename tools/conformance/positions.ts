/** `pnpm conformance positions`: every positional case of data/golden/positions, from torch, transformers and numpy. */
import { goldenFiles, runGolden } from '../../packages/positional-encoding/src/__fixtures__/golden/run-golden.ts';
import { goldenSuite } from './golden-suite.ts';
import type { Suite } from './report.ts';

export const positions: Suite = goldenSuite(goldenFiles, runGolden);
