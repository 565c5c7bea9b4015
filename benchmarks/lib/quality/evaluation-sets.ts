import { sharedFile } from '../folders.ts';

/** The files of the evaluation sets. */
export interface EvaluationSets {
  readonly ws353: string;
  readonly simlex: string;
  readonly analogies: string;
}

/** Returns where the evaluation sets lie, or `undefined` where they are absent: their licenses keep them out of the repository. */
export function findEvaluationSets(): EvaluationSets | undefined {
  const ws353 = sharedFile('eval/ws-353-all.tsv');
  const simlex = sharedFile('eval/simlex-999.tsv');
  const analogies = sharedFile('eval/questions-words.txt');
  return ws353 && simlex && analogies ? { ws353, simlex, analogies } : undefined;
}
