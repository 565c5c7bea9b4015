import type { ModelSettings } from '../model.ts';

/** fastText's `loss_name` and `model_name` (args.h). */
export const lossCodes: ReadonlyMap<ModelSettings['loss'], number> = new Map([
  ['hierarchical-softmax', 1],
  ['negative-sampling', 2],
  ['softmax', 3],
  ['one-vs-all', 4],
]);
export const architectureCodes: ReadonlyMap<ModelSettings['architecture'], number> = new Map([
  ['cbow', 1],
  ['skip-gram', 2],
  ['supervised', 3],
]);

/** The first four bytes of a model file, and the version of the format that is written (fasttext.h). */
export const modelMagic = 793712314;
export const modelVersion = 12;
