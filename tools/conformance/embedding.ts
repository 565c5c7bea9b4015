/** `pnpm conformance embedding`: every case of data/golden/positions about embedding tables, from torch and transformers. */
import { goldenFiles, runGolden } from '../../packages/embedding/src/__fixtures__/golden.ts';
import { goldenSuite } from './golden-suite.ts';
import type { Suite } from './report.ts';

export const embedding: Suite = goldenSuite(goldenFiles, runGolden);
