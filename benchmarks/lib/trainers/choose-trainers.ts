import { FirthError } from '@firth/core';
import { type AbsentTrainer, isPresent, type Trainer } from './trainer.ts';

/** The trainers to run, and a line for each that is not there. */
export interface ChosenTrainers {
  readonly trainers: readonly Trainer[];
  readonly skipped: readonly string[];
}

/**
 * Returns which of `candidates` to run: all that are there, or those that `only` names, between commas.
 *
 * @throws FirthError `BAD_OPTION` for a name that none of them has, or where none is left
 */
export function chooseTrainers(
  candidates: readonly (Trainer | AbsentTrainer)[],
  only: string | undefined,
): ChosenTrainers {
  const known = candidates.map(({ name }) => name);
  const names = only?.split(',').map((name) => name.trim()) ?? known;
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new FirthError(
      'BAD_OPTION',
      `--only does not know ${JSON.stringify(unknown)}; there are ${known.join(', ')}`,
    );
  }
  const wanted = candidates.filter(({ name }) => names.includes(name));
  const trainers = wanted.filter(isPresent);
  if (trainers.length === 0) throw new FirthError('BAD_OPTION', `none of ${names.join(', ')} can be run here`);
  const skipped = wanted.flatMap((candidate) =>
    isPresent(candidate) ? [] : [`skipped: ${candidate.name}, ${candidate.reason}`],
  );
  return { trainers, skipped };
}
