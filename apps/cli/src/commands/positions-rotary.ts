import type { RoPEScaling, RotaryEncoding } from '@firth/positional-encoding';
import { type Command, Option } from 'commander';
import { usageError } from '../failure.ts';
import { grid, positiveNumbers } from '../options/lists.ts';
import { aboveOne, aboveZero, wholeNumber } from '../options/number.ts';
import { addPositionOptions, checkSize, type PositionOptions, presentPositions } from '../positions/position-table.ts';

interface RotaryOptions extends PositionOptions {
  readonly dimensions: number;
  readonly base: number;
  readonly precision: 'float32' | 'float64';
}
interface RoPEOptions extends RotaryOptions, ScalingOptions {
  readonly rotaryDimensions?: number;
}
interface ScalingOptions {
  readonly scaling?: RoPEScaling['type'];
  readonly factor?: number;
  readonly trainedPositions?: number;
  readonly lowFrequencyFactor?: number;
  readonly highFrequencyFactor?: number;
  readonly shortFactors?: readonly number[];
  readonly longFactors?: readonly number[];
}
interface AxialOptions extends RotaryOptions {
  readonly grid: readonly number[];
}
interface XPosOptions extends RotaryOptions {
  readonly scaleBase: number;
  readonly center: number;
  readonly keys?: boolean;
}

/** Adds the encodings that turn pairs of numbers: `rope` with its scalings, `axial-rope` and `xpos`. */
export function addPositionsRotary(positions: Command): void {
  const rope = positions
    .command('rope')
    .description('rotations of pairs (Su et al. 2021): cosines of all pairs, then sines')
    .option('--rotary-dimensions <number>', 'of these only so many turn (default: all)', wholeNumber(2, 65_536));
  addScalingOptions(rope).addHelpText(
    'after',
    '\nExample:\n  $ firth positions rope --dimensions 128 --base 500000 --scaling llama3 --factor 8 ' +
      '--trained-positions 8192 --low-frequency-factor 1 --high-frequency-factor 4',
  );
  addRotaryOptions(rope).action(showRoPE);

  const axial = positions
    .command('axial-rope')
    .description('rotations of pairs by the coordinates of a grid (Qwen2-VL)')
    .option('--grid <extents>', 'extent of each axis, the outermost first: 4x4, 8x4x4', grid, [4, 4])
    .addHelpText('after', '\nExample:\n  $ firth positions axial-rope --dimensions 8 --grid 2x3');
  addRotaryOptions(axial).action(showAxialRoPE);

  const xpos = positions
    .command('xpos')
    .description('rotations whose size falls with distance (Sun et al. 2022): those of queries')
    .option('--keys', 'those of keys instead')
    .option('--scale-base <positions>', 'positions over which the smallest scale is reached once', aboveZero, 512)
    .option('--center <position>', 'the position whose scale is 1', wholeNumber(0, 2 ** 24), 0)
    .addHelpText('after', '\nExample:\n  $ firth positions xpos --positions 64 --svg xpos.svg');
  addRotaryOptions(xpos).action(showXPos);
}

function addRotaryOptions(command: Command): Command {
  command
    .option('-d, --dimensions <number>', 'numbers in a head', wholeNumber(2, 65_536), 64)
    .option('--base <number>', 'of the frequencies: rope_theta', aboveOne, 10_000)
    .addOption(new Option('--precision <type>', 'of the angles').choices(['float32', 'float64']).default('float32'));
  return addPositionOptions(command);
}

function addScalingOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--scaling <name>', 'how it is stretched beyond the trained positions').choices([
        'linear',
        'ntk',
        'dynamic-ntk',
        'yarn',
        'llama3',
        'longrope',
      ]),
    )
    .option('--factor <number>', 'of every scaling: how many times longer sequences get', aboveZero)
    .option(
      '--trained-positions <number>',
      'of all but linear and ntk: the length of the first training',
      wholeNumber(1),
    )
    .option('--low-frequency-factor <number>', 'of llama3', aboveZero)
    .option('--high-frequency-factor <number>', 'of llama3', aboveZero)
    .option('--short-factors <numbers>', 'of longrope: one a pair, with commas between', positiveNumbers)
    .option('--long-factors <numbers>', 'of longrope: one a pair, with commas between', positiveNumbers);
}

async function showRoPE(options: RoPEOptions): Promise<void> {
  const { positions, start, dimensions, rotaryDimensions, base, precision } = options;
  const scaling = scalingOf(options);
  const { rope, ropeFrequencies } = await import('@firth/positional-encoding');
  const shape = { headDimensions: dimensions, rotaryDimensions, base, precision, scaling };
  const { inverseFrequencies, attentionFactor } = ropeFrequencies(shape, start + positions);
  const name = `rope, base ${base}${scaling ? `, ${scaling.type} scaling by ${scaling.factor}` : ''}`;
  await showRotations(name, rope(shape), options, { inverseFrequencies, attentionFactor });
}

async function showAxialRoPE(options: AxialOptions): Promise<void> {
  const { dimensions, base, precision, grid: shape } = options;
  const { axialRope } = await import('@firth/positional-encoding');
  const encoding = axialRope({ headDimensions: dimensions, shape, base, precision });
  await showRotations(`axial rope, grid of ${shape.join(' × ')}, base ${base}`, encoding, options);
}

async function showXPos(options: XPosOptions): Promise<void> {
  const { dimensions, base, precision, scaleBase, center, keys } = options;
  const { xpos } = await import('@firth/positional-encoding');
  const encodings = xpos({ headDimensions: dimensions, base, precision, scaleBase, center });
  const encoding = keys ? encodings.keys : encodings.queries;
  await showRotations(`xpos of ${keys ? 'keys' : 'queries'}, base ${base}, scale base ${scaleBase}`, encoding, options);
}

/** A row of the table: the cosines of all pairs, then the sines. */
async function showRotations(
  title: string,
  encoding: RotaryEncoding,
  options: RotaryOptions,
  facts: Readonly<Record<string, number | ArrayLike<number>>> = {},
): Promise<void> {
  const rows = Math.max(1, Math.min(options.positions, encoding.positions - options.start));
  checkSize(rows, options.dimensions);
  const data = encoding.table(rows, options.start);
  await presentPositions(
    {
      title,
      rowLabel: 'position',
      columnLabel: 'cosines, then sines',
      firstRow: options.start,
      matrix: { rows, columns: data.length / rows, data },
      facts,
    },
    options,
  );
}

/** What each scaling is made of, in the order in which what is missing is asked for. */
const partsOf = {
  linear: ['factor'],
  ntk: ['factor'],
  'dynamic-ntk': ['factor', 'trainedPositions'],
  yarn: ['factor', 'trainedPositions'],
  llama3: ['factor', 'trainedPositions', 'lowFrequencyFactor', 'highFrequencyFactor'],
  longrope: ['factor', 'trainedPositions', 'shortFactors', 'longFactors'],
} as const satisfies Record<RoPEScaling['type'], readonly (keyof ScalingOptions)[]>;

const allParts = [...new Set(Object.values(partsOf).flat())];

/**
 * Returns the scaling that `options` stand for.
 *
 * @throws FirthError `BAD_OPTION` for a part that is missing, or that the scaling does not have
 */
function scalingOf(options: ScalingOptions): RoPEScaling | undefined {
  const { scaling } = options;
  const wanted: readonly (keyof ScalingOptions)[] = scaling ? partsOf[scaling] : [];
  for (const part of allParts) {
    const isGiven = options[part] !== undefined;
    if (isGiven && !wanted.includes(part))
      throw usageError(scaling ? `${flagOf(part)} is no part of ${scaling}` : `${flagOf(part)} needs --scaling`);
    if (!isGiven && wanted.includes(part)) throw usageError(`--scaling ${scaling} needs ${flagOf(part)}`);
  }
  if (!scaling) return undefined;
  const parts = Object.fromEntries(wanted.map((part) => [part, options[part]]));
  return { type: scaling, ...parts } as unknown as RoPEScaling;
}

function flagOf(part: string): string {
  return `--${part.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
