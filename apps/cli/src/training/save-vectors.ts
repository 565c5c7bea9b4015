import type { WordVectors } from '@firth/core';
import type { TrainingReport } from '@firth/training';
import { type Destination, writeVectors } from '../options/destination.ts';
import { type OutputOptions, present, remark } from '../output.ts';
import type { Session } from '../session.ts';
import { formatBytes, formatNumberOf } from '../terminal/numbers.ts';
import type { Warnings } from '../warnings.ts';

/** What a trainer of word vectors gave, and what is told of it. */
export interface TrainedVectors {
  readonly vectors: WordVectors;
  readonly report: TrainingReport;
  /** A line: what was trained, and how it went. */
  readonly summary: string;
  /** What the JSON document holds of the settings. */
  readonly settings: Readonly<Record<string, string>>;
}

/** Saves the vectors and tells what was trained, where they are and how large. */
export async function saveVectors(
  { vectors, report, summary, settings }: TrainedVectors,
  destination: Destination,
  options: OutputOptions,
  { signal }: Session,
  warnings: Warnings,
): Promise<void> {
  const { path, format } = destination;
  const { vocabulary, dimensions } = vectors;
  const bytes = await writeVectors(vectors, destination, signal);
  remark(options, summary);
  remark(options, `${path}: ${formatNumberOf(vocabulary.size, 'word')} × ${dimensions}, ${formatBytes(bytes)}`);
  if (!options.json) return;
  const document = { output: path, format, bytes, count: vocabulary.size, dims: dimensions, ...settings, ...report };
  await present(options, { ...document, warnings: warnings.all }, () => []);
}
