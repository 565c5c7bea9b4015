import type { Word2VecOptions } from '../../packages/word2vec/src/index.ts';

/** 50 dimensions are no multiple of what threads share evenly; the text is small, so few words are left out of it. */
const common = { deterministic: true, dimensions: 50, minCount: 2, epochs: 2, seed: 1957 } as const;

/** The trainings whose vectors must have the same bits everywhere. */
export const cases = {
  'skip-gram, negative sampling': { ...common, architecture: 'skip-gram', loss: { type: 'negative-sampling' } },
  'skip-gram, hierarchical softmax': { ...common, architecture: 'skip-gram', loss: { type: 'hierarchical-softmax' } },
  'CBOW, negative sampling': { ...common, architecture: 'cbow', loss: { type: 'negative-sampling', exponent: 0.6 } },
  'CBOW, hierarchical softmax': { ...common, architecture: 'cbow', loss: { type: 'hierarchical-softmax' } },
} as const satisfies Readonly<Record<string, Word2VecOptions>>;

export type CaseName = keyof typeof cases;

export const caseNames: readonly CaseName[] = Object.keys(cases) as CaseName[];

/** The numbers of threads that each is trained with, where there are threads. */
export const threadCounts: readonly number[] = [1, 2, 3, 4];
