import { readFileSync } from 'node:fs';
import { evaluateAnalogies, evaluateWordPairs, readAnalogies, readWordPairs } from '@firth/evaluation';
import { loadVectors } from '@firth/formats';
import type { EvaluationSets } from './evaluation-sets.ts';
import { type Figures, restriction } from './figures.ts';

/** Returns the figures of the vectors at `path`, by `@firth/evaluation`. */
export async function evaluateWithFirth(path: string, sets: EvaluationSets): Promise<Figures> {
  const vectors = await loadVectors(path);
  const options = { restrictTo: restriction };
  const figures: Record<string, number> = {};
  for (const name of ['ws353', 'simlex'] as const) {
    const pairs = readWordPairs(readFileSync(sets[name], 'utf8'), { name: sets[name] });
    const { spearman, pearson, unknown } = evaluateWordPairs(vectors, pairs, options);
    figures[`${name}.spearman`] = spearman.coefficient;
    figures[`${name}.pearson`] = pearson.coefficient;
    figures[`${name}.unknown`] = unknown;
  }
  const questions = readAnalogies(readFileSync(sets.analogies, 'utf8'), { name: sets.analogies });
  const { sections, total } = evaluateAnalogies(vectors, questions, options);
  figures['analogies.accuracy'] = total.accuracy;
  for (const { name, correct, incorrect } of sections) {
    figures[`analogies.${name}.correct`] = correct;
    figures[`analogies.${name}.incorrect`] = incorrect;
  }
  return figures;
}
