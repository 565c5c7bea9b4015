import type { Command } from 'commander';
import { addNeighborOptions, type NeighborOptions, neighborLines } from '../options/neighbors.ts';
import { openVectors } from '../options/vectors.ts';
import { present } from '../output.ts';
import type { Session } from '../session.ts';

/** Adds `firth similar`: the nearest words of each word. */
export function addSimilar(program: Command, session: Session): void {
  const command = program
    .command('similar')
    .description('list the words nearest to each of the given words')
    .argument('<words...>', 'words to look up, or expressions such as "1.5 * good - bad"')
    .addHelpText('after', '\nExample:\n  $ firth similar king queen --vectors vectors.bin --count 5');
  addNeighborOptions(command).action((words: string[], options: NeighborOptions) => similar(words, options, session));
}

async function similar(words: readonly string[], options: NeighborOptions, session: Session): Promise<void> {
  const vectors = await openVectors(options, session);
  const { answerTo } = await import('../answer.ts');
  const results = words.map((word) => ({ word, neighbors: answerTo(vectors, word, options) }));
  await present(options, { results }, () =>
    results.flatMap(({ word, neighbors }, i) => [...(i > 0 ? [''] : []), ...neighborLines(word, neighbors)]),
  );
}
