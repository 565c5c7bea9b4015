import { type Command, Option } from 'commander';
import { addNeighborOptions, type NeighborOptions, neighborLines } from '../options/neighbors.ts';
import { openVectors } from '../options/vectors.ts';
import { present } from '../output.ts';
import type { Session } from '../session.ts';

interface AnalogyOptions extends NeighborOptions {
  readonly method: '3cosadd' | '3cosmul';
}

/** Adds `firth analogy`: words added to and taken from one another. */
export function addAnalogy(program: Command, session: Session): void {
  const command = program
    .command('analogy')
    .description('add and take away words: what is to woman as king is to man?')
    .argument('<expression...>', 'words, numbers and + - * / ( ), blanks between them, as one argument or several')
    .addOption(
      new Option('--method <method>', 'sums of directions, or products of similarities')
        .choices(['3cosadd', '3cosmul'])
        .default('3cosadd'),
    )
    .addHelpText(
      'after',
      '\nA number weighs a word of length 1; a number that is meant as a word stands in double quotes.\n\nExamples:\n' +
        '  $ firth analogy "king - man + woman" --vectors vectors.bin\n' +
        '  $ firth analogy "1.5 * good - bad" --vectors vectors.bin',
    );
  addNeighborOptions(command).action((parts: string[], options: AnalogyOptions) =>
    solve(parts.join(' '), options, session),
  );
}

async function solve(expression: string, options: AnalogyOptions, session: Session): Promise<void> {
  const vectors = await openVectors(options, session);
  const { analogy } = await import('@firth/vectors');
  const { count, restrict, keepInputs, method } = options;
  const neighbors = analogy(vectors, expression, {
    count,
    restrictTo: restrict,
    keepInputs,
    method: method === '3cosmul' ? '3CosMul' : '3CosAdd',
  });
  await present(options, { expression, neighbors }, () => neighborLines(expression, neighbors));
}
