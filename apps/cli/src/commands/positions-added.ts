import type { SinusoidalLayout } from '@firth/positional-encoding';
import { type Command, Option } from 'commander';
import { usageError } from '../failure.ts';
import { grid } from '../options/lists.ts';
import { aboveOne, wholeNumber } from '../options/number.ts';
import { addOutputOptions, type OutputOptions, present } from '../output.ts';
import { addPositionOptions, checkSize, type PositionOptions, presentPositions } from '../positions/position-table.ts';
import { formatBytes, formatCount } from '../terminal/numbers.ts';

interface SinusoidalOptions extends PositionOptions {
  readonly dimensions: number;
  readonly layout: SinusoidalLayout;
  readonly base: number;
}
interface GridOptions extends PositionOptions {
  readonly dimensions: number;
  readonly grid: readonly number[];
  readonly classToken?: boolean;
  readonly base: number;
}
interface LearnedOptions extends OutputOptions {
  readonly positions: number;
  readonly dimensions: number;
}

/** Adds the encodings that are added to the rows: `sinusoidal`, `sinusoidal-2d` and `learned`. */
export function addPositionsAdded(positions: Command): void {
  const sinusoidal = positions
    .command('sinusoidal')
    .description('sines and cosines, added to the rows (Vaswani et al. 2017)')
    .option('-d, --dimensions <number>', 'numbers in a row', wholeNumber(1, 65_536), 64)
    .addOption(
      new Option('--layout <name>', 'where the sines and cosines stand')
        .choices(['interleaved', 'halves', 'tensor2tensor'])
        .default('interleaved'),
    )
    .option('--base <number>', 'the longest wavelength is 2π times this', aboveOne, 10_000)
    .addHelpText('after', '\nExample:\n  $ firth positions sinusoidal --positions 128 --svg sinusoidal.svg');
  addPositionOptions(sinusoidal).action(showSinusoidal);

  const sinusoidal2D = positions
    .command('sinusoidal-2d')
    .description('the same for a grid read row by row (ViT, MAE): first its row, then its column')
    .option('-d, --dimensions <number>', 'numbers in a row', wholeNumber(4, 65_536), 64)
    .option('--grid <rows>x<columns>', 'extent of the grid', grid, [4, 4])
    .option('--class-token', 'a class token, all zeros, stands before the grid')
    .option('--base <number>', 'the longest wavelength is 2π times this', aboveOne, 10_000)
    .addHelpText('after', '\nExample:\n  $ firth positions sinusoidal-2d --grid 14x14 --positions 196 --svg grid.svg');
  addPositionOptions(sinusoidal2D).action(showSinusoidal2D);

  const learned = positions
    .command('learned')
    .description('a trained row a position, added to the rows (BERT, GPT-2): what the table takes')
    .option('-n, --positions <number>', 'rows: the longest sequence', wholeNumber(1, 2 ** 24), 1024)
    .option('-d, --dimensions <number>', 'numbers in a row', wholeNumber(1, 65_536), 768)
    .addHelpText('after', '\nExample:\n  $ firth positions learned --positions 512 --dimensions 768');
  addOutputOptions(learned).action(showLearned);
}

async function showSinusoidal(options: SinusoidalOptions): Promise<void> {
  const { positions, start, dimensions, layout, base } = options;
  checkSize(positions, dimensions);
  const { sinusoidal } = await import('@firth/positional-encoding');
  const data = sinusoidal({ dimensions, layout, base }).table(positions, start);
  await presentPositions(
    {
      title: `sinusoidal, ${layout}, base ${base}`,
      rowLabel: 'position',
      columnLabel: 'dimension',
      firstRow: start,
      matrix: { rows: positions, columns: dimensions, data },
    },
    options,
  );
}

async function showSinusoidal2D(options: GridOptions): Promise<void> {
  const { positions, start, dimensions, grid: extents, classToken, base } = options;
  const [rows, columns] = extents;
  if (rows === undefined || columns === undefined || extents.length > 2)
    throw usageError('--grid needs rows and columns: 4x6');
  checkSize(positions, dimensions);
  const { sinusoidal2D } = await import('@firth/positional-encoding');
  const encoding = sinusoidal2D({ dimensions, rows, columns, classToken, base });
  const shown = Math.max(1, Math.min(positions, encoding.positions - start));
  await presentPositions(
    {
      title: `sinusoidal, grid of ${rows} × ${columns}${classToken ? ' behind a class token' : ''}, base ${base}`,
      rowLabel: 'position',
      columnLabel: 'dimension',
      firstRow: start,
      matrix: { rows: shown, columns: dimensions, data: encoding.table(shown, start) },
    },
    options,
  );
}

/** A learned table has no numbers before it is trained: there is its shape to tell. */
async function showLearned({ positions, dimensions, ...output }: LearnedOptions): Promise<void> {
  const parameters = positions * dimensions;
  await present(output, { rows: positions, columns: dimensions, parameters, bytes: 4 * parameters }, () => [
    `learned: ${formatCount(positions)} positions × ${formatCount(dimensions)} dimensions`,
    `parameters: ${formatCount(parameters)}, ${formatBytes(4 * parameters)} in float32`,
  ]);
}
