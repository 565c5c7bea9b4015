import type { Command } from 'commander';
import { addPositionsAdded } from './positions-added.ts';
import { addPositionsRelative } from './positions-relative.ts';
import { addPositionsRotary } from './positions-rotary.ts';

/** Adds `firth positions`, which has a command for each scheme. */
export function addPositions(program: Command): void {
  const positions = program
    .command('positions')
    .description('the numbers of a positional encoding, as a table, as JSON or as a picture')
    .helpCommand(false)
    .addHelpText('after', '\nExample:\n  $ firth positions rope --dimensions 8 --positions 4');
  addPositionsAdded(positions);
  addPositionsRotary(positions);
  addPositionsRelative(positions);
}
