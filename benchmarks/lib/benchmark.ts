import type { Choices, OptionTable } from './options.ts';
import type { Report } from './report.ts';

/** One benchmark: a name on the command line, and a run that measures and gives back what there is to print and to keep. */
export interface Benchmark<T extends OptionTable = OptionTable> {
  readonly name: string;
  /** One line for `--help`. */
  readonly summary: string;
  readonly options: T;
  run(choices: Choices<T>): Promise<Report>;
}
