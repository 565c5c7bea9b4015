import type { Command } from 'commander';
import { addScalingModel } from './scaling-model.ts';
import { addScalingModels } from './scaling-models.ts';
import { addScalingTraining } from './scaling-training.ts';

/** Adds `firth scaling`: how large models are, and what they take. */
export function addScaling(program: Command): void {
  const scaling = program
    .command('scaling')
    .description('sizes of models, memory, and the compute of training them')
    .helpCommand(false)
    .addHelpText('after', "\nExample:\n  $ firth scaling models\n  $ firth scaling model 'LLaMA 3 8B' --rank 8");
  addScalingModels(scaling);
  addScalingModel(scaling);
  addScalingTraining(scaling);
}
