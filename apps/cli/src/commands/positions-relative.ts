import type { ALiBiDistance, RowOfDistance } from '@firth/positional-encoding';
import { type Command, Option } from 'commander';
import { usageError } from '../failure.ts';
import { wholeNumber } from '../options/number.ts';
import { addPositionOptions, checkSize, type PositionOptions, presentPositions } from '../positions/position-table.ts';

interface RelativeOptions extends PositionOptions {
  readonly keys?: number;
}
interface ALiBiOptions extends RelativeOptions {
  readonly heads: number;
  readonly head: number;
  readonly distance: ALiBiDistance;
}
interface T5Options extends RelativeOptions {
  readonly buckets: number;
  readonly maxDistance: number;
  readonly causal?: boolean;
}
interface ShawOptions extends RelativeOptions {
  readonly maxDistance: number;
}
interface DeBERTaOptions extends RelativeOptions {
  readonly buckets: number;
  readonly maxDistance?: number;
}

/** Adds the schemes that tell keys by their distance from the query: `alibi`, `t5`, `shaw` and `deberta`. */
export function addPositionsRelative(positions: Command): void {
  const alibi = positions
    .command('alibi')
    .description('what is added to the scores, in proportion to distance (Press et al. 2022)')
    .option('--heads <number>', 'attention heads, each with its slope', wholeNumber(1, 65_536), 8)
    .option('--head <number>', 'the head to show, from 0', wholeNumber(0, 65_535), 0)
    .addOption(
      new Option('--distance <rule>', 'what the slope multiplies')
        .choices(['causal', 'symmetric', 'from-first-key', 'from-last-key'])
        .default('causal'),
    )
    .addHelpText('after', '\nExample:\n  $ firth positions alibi --heads 8 --head 3 --positions 6');
  addRelativeOptions(alibi).action(showALiBi);

  const t5 = positions
    .command('t5')
    .description("the bucket of each distance, whose bias is trained (T5): a query's row, a key's column")
    .option('--buckets <number>', 'buckets in all', wholeNumber(2, 65_536), 32)
    .option('--max-distance <number>', 'from here on all share the last bucket', wholeNumber(1, 2 ** 24), 128)
    .option('--causal', 'as in a decoder: keys after the query have bucket 0')
    .addHelpText('after', '\nExample:\n  $ firth positions t5 --positions 64 --svg buckets.svg');
  addRelativeOptions(t5).action(showT5);

  const shaw = positions
    .command('shaw')
    .description('the row of each distance, clipped, in a trained table (Shaw et al. 2018)')
    .option('--max-distance <number>', 'farther keys share the outermost rows', wholeNumber(1, 2 ** 24), 16)
    .addHelpText('after', '\nExample:\n  $ firth positions shaw --max-distance 4');
  addRelativeOptions(shaw).action((options: ShawOptions) =>
    showRows(`shaw, distances to ±${options.maxDistance}`, options, async () => {
      const { clippedRow } = await import('@firth/positional-encoding');
      return clippedRow(options.maxDistance);
    }),
  );

  const deberta = positions
    .command('deberta')
    .description('the row of each distance in a trained table (DeBERTa): by distance, or by log buckets')
    .option('--buckets <number>', 'buckets of a direction', wholeNumber(1, 65_536), 256)
    .option(
      '--max-distance <number>',
      'of log buckets (DeBERTa-v3: 512); without it one distance a bucket',
      wholeNumber(1),
    )
    .addHelpText('after', '\nExample:\n  $ firth positions deberta --buckets 4 --max-distance 16');
  addRelativeOptions(deberta).action(({ buckets, maxDistance, ...options }: DeBERTaOptions) =>
    showRows(`deberta, ${buckets} buckets`, options, async () => {
      const { debertaRow } = await import('@firth/positional-encoding');
      return debertaRow(maxDistance === undefined ? { buckets } : { buckets, maxDistance });
    }),
  );
}

function addRelativeOptions(command: Command): Command {
  command.option(
    '--keys <number>',
    'keys, a column each (default: as many as there are positions so far)',
    wholeNumber(1),
  );
  return addPositionOptions(command);
}

async function showALiBi(options: ALiBiOptions): Promise<void> {
  const { heads, head, distance, start, positions } = options;
  if (head >= heads) throw usageError(`--head ${head} needs more than ${heads} --heads`);
  const keys = keysOf(options);
  const { alibi, alibiSlopes } = await import('@firth/positional-encoding');
  const slopes = alibiSlopes(heads);
  const data = new Float32Array(positions * keys);
  alibi({ heads: 1, slopes: slopes.subarray(head, head + 1), distance }).addTo(data, positions, keys, start);
  await presentPositions(
    {
      title: `alibi, head ${head} of ${heads}, ${distance}`,
      rowLabel: 'query',
      columnLabel: 'key',
      firstRow: start,
      // Adding 0 makes the negative zero at distance 0 a plain one.
      matrix: { rows: positions, columns: keys, data: data.map((bias) => bias + 0) },
      facts: { slopes },
    },
    options,
  );
}

async function showT5(options: T5Options): Promise<void> {
  const { buckets, maxDistance, causal = false } = options;
  await showRows(`t5, ${buckets} buckets, ${causal ? 'causal' : 'bidirectional'}`, options, async () => {
    const { t5Bucket } = await import('@firth/positional-encoding');
    return t5Bucket({ buckets, maxDistance, bidirectional: !causal });
  });
}

/** Shows which row of its trained table each pair of a query and a key takes. */
async function showRows(title: string, options: RelativeOptions, load: () => Promise<RowOfDistance>): Promise<void> {
  const { positions, start } = options;
  const keys = keysOf(options);
  const rowOf = await load();
  const data = Float64Array.from({ length: positions * keys }, (_, cell) =>
    rowOf((cell % keys) - (start + Math.floor(cell / keys))),
  );
  await presentPositions(
    { title, rowLabel: 'query', columnLabel: 'key', firstRow: start, matrix: { rows: positions, columns: keys, data } },
    options,
  );
}

function keysOf({ keys, start, positions }: RelativeOptions): number {
  const count = keys ?? start + positions;
  checkSize(positions, count);
  return count;
}
