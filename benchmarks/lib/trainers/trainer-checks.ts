import { differences } from '../quality/figures.ts';
import type { Check } from '../report.ts';
import type { Text } from '../text/prepare-text.ts';
import type { TrainerRun } from './compare-trainers.ts';

/**
 * From so many words of training on the evaluations are compared to four digits, before that to three: vectors that have learned little
 * are all alike, so that gensim's rounding of similarities to float32 decides the rank of some pairs.
 */
const wordsOfTraining = 10_000_000;

/** Returns what must hold for the figures to mean anything: the programs read the same text, and the two evaluations agree. */
export function trainerChecks(runs: readonly TrainerRun[], text: Text, epochs: number): Check[] {
  const digits = text.words * epochs >= wordsOfTraining ? 4 : 3;
  return [sameText(runs, text), ...sameFigures(runs, digits)];
}

function sameText(runs: readonly TrainerRun[], { words }: Text): Check {
  const told = runs.filter(({ training }) => training.words !== undefined);
  const exceptions = told.filter(({ training }) => training.words !== words).map(({ trainer }) => trainer);
  const statement = `every program that tells read the ${words} words of the text`;
  return { statement: statement + listing(exceptions), holds: exceptions.length === 0 };
}

function sameFigures(runs: readonly TrainerRun[], digits: number): Check[] {
  const evaluated = runs.filter(({ quality }) => quality?.gensim);
  if (evaluated.length === 0) return [];
  const exceptions = evaluated.flatMap(({ trainer, quality }) =>
    differences(quality!.firth, quality!.gensim!, digits).map((figure) => `${trainer} ${figure}`),
  );
  const statement = `@firth/evaluation and gensim agree on every figure of ${evaluated.length} files to ${digits} digits`;
  return [{ statement: statement + listing(exceptions), holds: exceptions.length === 0 }];
}

function listing(exceptions: readonly string[]): string {
  return exceptions.length === 0 ? '' : `; not so: ${[...new Set(exceptions)].join(', ')}`;
}
