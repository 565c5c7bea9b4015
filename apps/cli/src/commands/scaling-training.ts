import type { ScalingLaw } from '@firth/scaling';
import type { Command } from 'commander';
import { usageError } from '../failure.ts';
import { largeCount } from '../options/number.ts';
import { addOutputOptions, type OutputOptions, present } from '../output.ts';
import { formatParameters } from '../terminal/numbers.ts';
import { formatTable } from '../terminal/table.ts';

interface TrainingOptions extends OutputOptions {
  readonly parameters?: number;
  readonly tokens?: number;
  readonly compute?: number;
}

/** A training run: what a law asks for, or what was given. */
interface TrainingRun {
  readonly law: string;
  readonly source: string;
  readonly parameters: number;
  readonly tokens: number;
  /** Floating-point operations of training, 6ND. */
  readonly compute: number;
  /** Floating-point operations a generated token, 2N. */
  readonly inference: number;
}

/** Adds `firth scaling training`: tokens for a size, sizes for a budget, by each law. */
export function addScalingTraining(scaling: Command): void {
  const command = scaling
    .command('training')
    .description('tokens for so many parameters, or the best split of a budget, by Chinchilla and its alternatives')
    .option('--parameters <number>', 'of the model: 7e9, or 7B', largeCount)
    .option('--tokens <number>', 'what training the parameters on so many tokens takes', largeCount)
    .option('--compute <FLOPs>', 'the budget, in floating-point operations: 5.88e23', largeCount)
    .addHelpText(
      'after',
      '\nExample:\n  $ firth scaling training --parameters 7e9\n  $ firth scaling training --compute 5.88e23',
    );
  addOutputOptions(command).action(showTraining);
}

async function showTraining(options: TrainingOptions): Promise<void> {
  const runs = await runsOf(options);
  await present(options, { runs }, () => [
    ...formatTable(
      [
        { title: 'by' },
        { title: 'parameters', align: 'right' },
        { title: 'tokens', align: 'right' },
        { title: 'tokens/parameter', align: 'right' },
        { title: 'training FLOPs' },
      ],
      runs.map(({ law, parameters, tokens, compute }) => [
        law,
        formatParameters(parameters),
        formatParameters(tokens),
        (tokens / parameters).toPrecision(3),
        compute.toExponential(2),
      ]),
    ),
    ...(options.parameters === undefined
      ? []
      : ['', `a token that it generates takes ${runs[0]!.inference.toExponential(2)} FLOPs`]),
    ...(options.verbose ? ['', ...runs.map(({ law, source }) => `${law}: ${source}`)] : []),
  ]);
}

async function runsOf({ parameters, tokens, compute }: TrainingOptions): Promise<TrainingRun[]> {
  const { computeOptimal, inferenceFLOPs, optimalTokens, scalingLaws, trainingFLOPs } = await import('@firth/scaling');
  if ((parameters === undefined) === (compute === undefined))
    throw usageError('give either --parameters, with --tokens or without, or --compute');
  if (compute !== undefined && tokens !== undefined) throw usageError('--tokens needs --parameters');

  const run = (law: Pick<ScalingLaw, 'name' | 'source'>, size: number, length: number): TrainingRun => ({
    law: law.name,
    source: law.source,
    parameters: size,
    tokens: length,
    compute: trainingFLOPs(size, length),
    inference: inferenceFLOPs(size),
  });
  if (parameters !== undefined && tokens !== undefined)
    return [run({ name: 'as given', source: 'C = 6ND, Kaplan et al. 2020 (arXiv:2001.08361)' }, parameters, tokens)];
  return scalingLaws.map((law) => {
    if (parameters !== undefined) return run(law, parameters, optimalTokens(parameters, law));
    const best = computeOptimal(compute!, law);
    return run(law, best.parameters, best.tokens);
  });
}
