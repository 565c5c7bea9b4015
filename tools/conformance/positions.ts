/**
 * `pnpm conformance positions`: every case of data/golden/positions, from torch, transformers and numpy: positions, and the tables, layers and
 * quantized tables that lie there with them.
 */
import {
  runGolden as runTables,
  goldenFiles as tableFiles,
} from '../../packages/compression/src/__fixtures__/golden.ts';
import { goldenFiles as layerFiles, runGolden as runLayers } from '../../packages/embedding/src/__fixtures__/golden.ts';
import {
  goldenFiles as positionFiles,
  runGolden as runPositions,
} from '../../packages/positional-encoding/src/__fixtures__/golden/run-golden.ts';
import { goldenSuite } from './golden-suite.ts';
import type { Suite } from './report.ts';

const parts = [
  { files: positionFiles, run: runPositions },
  { files: layerFiles, run: runLayers },
  { files: tableFiles, run: runTables },
] as const;

const files = [...new Set(parts.flatMap((part) => part.files))].sort();

export const positions: Suite = goldenSuite(files, (file, cases) =>
  parts.flatMap((part) => (part.files.includes(file) ? part.run(file, cases) : [])),
);
