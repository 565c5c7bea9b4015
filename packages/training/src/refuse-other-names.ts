import { FirthError } from '@firth/core';

/** What options of gensim, of fastText, and of word2vec.c and npm's word2vec are called here. */
const ourNames: ReadonlyMap<string, string> = new Map([
  ['alpha', 'learningRate'],
  ['bucket', 'buckets'],
  ['cbow', 'architecture'],
  ['dim', 'dimensions'],
  ['epoch', 'epochs'],
  ['hs', 'loss'],
  ['iter', 'epochs'],
  ['lr', 'learningRate'],
  ['max_n', 'maxGram'],
  ['maxn', 'maxGram'],
  ['min_alpha', 'minLearningRate'],
  ['min_count', 'minCount'],
  ['min_n', 'minGram'],
  ['minn', 'minGram'],
  ['negative', 'loss'],
  ['sample', 'subsample'],
  ['sg', 'architecture'],
  ['size', 'dimensions'],
  ['vector_size', 'dimensions'],
  ['vectorSize', 'dimensions'],
  ['workers', 'threads'],
  ['ws', 'window'],
]);

/**
 * Refuses options by the names that other programs have for them: where no types do, they would be as if they had not been said.
 *
 * @throws FirthError `BAD_OPTION` with our name
 */
export function refuseOtherNames(options: object): void {
  for (const [theirs, ours] of ourNames)
    if (Object.hasOwn(options, theirs))
      throw new FirthError('BAD_OPTION', `there is no option ${theirs}: here it is ${ours}`);
}
