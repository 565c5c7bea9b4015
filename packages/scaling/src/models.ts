import { badOption } from '@firth/core';
import type { TransformerArchitecture } from './architecture.ts';

/** A model whose makers published its sizes. */
export interface PublishedModel {
  readonly name: string;
  readonly estimated: false;
  readonly architecture: TransformerArchitecture;
  /** Where the sizes are from. */
  readonly source: string;
}

/** Bounds of a number that is not known. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** A model whose sizes are guesses of others. */
export interface EstimatedModel {
  readonly name: string;
  readonly estimated: true;
  /** Absent where there is no guess. */
  readonly vocabulary?: number;
  readonly dimensions: Range;
  readonly source: string;
}

export type Model = PublishedModel | EstimatedModel;

const llama = { dimensions: 4096, layers: 32, heads: 32, gated: true, tied: false } as const;

/** Models whose sizes were published, the oldest first. */
export const publishedModels: readonly PublishedModel[] = [
  {
    name: 'BERT base',
    estimated: false,
    architecture: {
      vocabulary: 30_522,
      dimensions: 768,
      layers: 12,
      heads: 12,
      feedForward: 3072,
      learnedPositions: 512,
      segments: 2,
      biases: true,
      embeddingNorm: true,
      finalNorm: false,
      pooler: true,
      tied: true,
    },
    source: 'Devlin et al. 2019 (arXiv:1810.04805), the uncased vocabulary',
  },
  {
    name: 'GPT-2',
    estimated: false,
    architecture: {
      vocabulary: 50_257,
      dimensions: 768,
      layers: 12,
      heads: 12,
      feedForward: 3072,
      learnedPositions: 1024,
      biases: true,
      tied: true,
    },
    source: 'Radford et al. 2019, Language Models are Unsupervised Multitask Learners, its smallest model',
  },
  {
    name: 'GPT-3',
    estimated: false,
    architecture: {
      vocabulary: 50_257,
      dimensions: 12_288,
      layers: 96,
      heads: 96,
      feedForward: 49_152,
      learnedPositions: 2048,
      biases: true,
      tied: true,
    },
    source: 'Brown et al. 2020 (arXiv:2005.14165), table 2.1, with GPT-2’s architecture',
  },
  {
    name: 'LLaMA 7B',
    estimated: false,
    architecture: { ...llama, vocabulary: 32_000, feedForward: 11_008 },
    source: 'Touvron et al. 2023 (arXiv:2302.13971), table 2',
  },
  {
    name: 'LLaMA 2 7B',
    estimated: false,
    architecture: { ...llama, vocabulary: 32_000, feedForward: 11_008 },
    source: 'Touvron et al. 2023 (arXiv:2307.09288)',
  },
  {
    name: 'Mistral 7B',
    estimated: false,
    architecture: { ...llama, vocabulary: 32_000, keyValueHeads: 8, feedForward: 14_336 },
    source: 'Jiang et al. 2023 (arXiv:2310.06825), table 1',
  },
  {
    name: 'LLaMA 3 8B',
    estimated: false,
    architecture: { ...llama, vocabulary: 128_256, keyValueHeads: 8, feedForward: 14_336 },
    source: 'Grattafiori et al. 2024 (arXiv:2407.21783), table 3; vocabulary with the special tokens of its tokenizer',
  },
  {
    name: 'LLaMA 3 70B',
    estimated: false,
    architecture: {
      ...llama,
      vocabulary: 128_256,
      dimensions: 8192,
      layers: 80,
      heads: 64,
      keyValueHeads: 8,
      feedForward: 28_672,
    },
    source: 'Grattafiori et al. 2024 (arXiv:2407.21783), table 3; vocabulary with the special tokens of its tokenizer',
  },
];

/** Models of which others have guessed at the sizes. */
export const estimatedModels: readonly EstimatedModel[] = [
  {
    name: 'GPT-4',
    estimated: true,
    vocabulary: 100_000,
    dimensions: { low: 8192, high: 12_288 },
    source: 'not published; the vocabulary is about that of its tokenizer, cl100k_base, and the dimensions are a guess',
  },
  {
    name: 'Claude 3',
    estimated: true,
    dimensions: { low: 10_000, high: 10_000 },
    source: 'not published; a guess, with no guess at the vocabulary',
  },
];

/** The table of models: published ones, then estimates. */
export const models: readonly Model[] = [...publishedModels, ...estimatedModels];

/**
 * Returns the published model of that name.
 *
 * @throws FirthError `BAD_OPTION` for a name that is not in the table
 * @example
 * ```ts
 * console.log(modelNamed('GPT-2').architecture.dimensions); // 768
 * ```
 */
export function modelNamed(name: string): PublishedModel {
  const model = publishedModels.find((candidate) => candidate.name === name);
  if (!model) throw badOption('name', name, publishedModels.map((candidate) => `'${candidate.name}'`).join(' or '));
  return model;
}
