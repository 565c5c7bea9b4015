import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { measure } from '../lib/measure.ts';
import { withTemporaryFolder } from '../lib/temporary-folder.ts';
import { type GloVeAnswer, settings } from './task.ts';

const programs = ['vocab_count', 'cooccur', 'shuffle', 'glove'];

/** Returns which of Stanford's programs are not on the path. */
export function missingStanford(): readonly string[] {
  return programs.filter((program) => spawnSync('which', [program]).status !== 0);
}

/** Counts, shuffles and trains with Stanford's programs on one thread; counting and training are timed as whole processes. */
export function runStanford(text: string, words: number, epochs: number, dimensions: number): Promise<GloVeAnswer> {
  return withTemporaryFolder(async (folder) => {
    const [vocabulary, counts, shuffled] = ['vocab.txt', 'counts.bin', 'shuffled.bin'].map((name) =>
      join(folder, name),
    );
    const run = (line: string): ReturnType<typeof measure> =>
      measure({ program: 'sh', args: ['-c', line] }, { threads: 1 });
    const { window, minCount, xMax, exponent, learningRate } = settings;
    await run(`vocab_count -min-count ${minCount} < ${text} > ${vocabulary}`);
    const counting = await run(`cooccur -vocab-file ${vocabulary} -window-size ${window} < ${text} > ${counts}`);
    await run(`shuffle -memory 2 < ${counts} > ${shuffled}`);
    const flags = `-vector-size ${dimensions} -iter ${epochs} -x-max ${xMax} -alpha ${exponent} -eta ${learningRate}`;
    const files = `-input-file ${shuffled} -vocab-file ${vocabulary} -save-file ${join(folder, 'vectors')}`;
    const training = await run(`glove -threads 1 ${flags} ${files} 2>&1`);
    const said = training.output.map((piece) => piece.text).join('');
    return {
      words,
      records: Number(/Read (\d+) lines/.exec(said)?.[1]),
      countingSeconds: counting.wallSeconds,
      trainingSeconds: training.wallSeconds,
      losses: [...said.matchAll(/cost: ([\d.]+)/g)].map((match) => Number(match[1])),
    };
  });
}
