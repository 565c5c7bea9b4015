import type { Command } from 'commander';
import { addNeighborOptions, type NeighborOptions, neighborLines } from '../options/neighbors.ts';
import { openVectors } from '../options/vectors.ts';
import { present } from '../output.ts';
import type { Session } from '../session.ts';

/** Adds `firth analogy`: words added to and taken from one another. */
export function addAnalogy(program: Command, session: Session): void {
  const command = program
    .command('analogy')
    .description('add and take away words: what is to woman as king is to man?')
    .argument('<expression...>', 'words and signs, blanks between them, as one argument or several')
    .addHelpText('after', '\nExample:\n  $ firth analogy "king - man + woman" --vectors vectors.bin');
  addNeighborOptions(command).action((parts: string[], options: NeighborOptions) =>
    solve(parts.join(' '), options, session),
  );
}

async function solve(expression: string, options: NeighborOptions, session: Session): Promise<void> {
  const vectors = await openVectors(options, session);
  const { analogy } = await import('@firth/vectors');
  const neighbors = analogy(vectors, expression, { count: options.count, restrictTo: options.restrict });
  await present(options, { expression, neighbors }, () => neighborLines(expression, neighbors));
}
