/** So many tokens a parameter, whatever the size. */
export interface RatioLaw {
  readonly type: 'ratio';
  readonly name: string;
  readonly source: string;
  readonly tokensPerParameter: number;
}

/** Loss as E + A / N^α + B / D^β, in nats a token, whose minimum under C = 6ND is the best split of a budget. */
export interface ParametricLaw {
  readonly type: 'parametric';
  readonly name: string;
  readonly source: string;
  /** The loss that no model gets below: the entropy of the text. */
  readonly E: number;
  readonly A: number;
  readonly B: number;
  readonly alpha: number;
  readonly beta: number;
}

/** Parameters and tokens as powers of the budget. */
export interface PowerLaw {
  readonly type: 'power';
  readonly name: string;
  readonly source: string;
  /** The budget, in floating-point operations, for which `parameters` and `tokens` are best. */
  readonly unit: number;
  readonly parameters: number;
  readonly parametersExponent: number;
  readonly tokens: number;
  readonly tokensExponent: number;
}

/** A rule for splitting a training budget between parameters and tokens. */
export type ScalingLaw = RatioLaw | ParametricLaw | PowerLaw;

/** Chinchilla's rule of thumb: the ratio at which its own model was trained, 70 B parameters on 1.4 T tokens. */
export const twentyTokens: RatioLaw = {
  type: 'ratio',
  name: '20 tokens a parameter',
  source: 'Hoffmann et al. 2022, Training Compute-Optimal Large Language Models (arXiv:2203.15556)',
  tokensPerParameter: 20,
};

/** Chinchilla's parametric fit. */
export const chinchilla: ParametricLaw = {
  type: 'parametric',
  name: 'Chinchilla, approach 3',
  source: 'Hoffmann et al. 2022 (arXiv:2203.15556), equation 10',
  E: 1.69,
  A: 406.4,
  B: 410.7,
  alpha: 0.34,
  beta: 0.28,
};

/** The same fit to the same runs, done again: it agrees with twenty tokens a parameter, which the original does not. */
export const chinchillaReplication: ParametricLaw = {
  type: 'parametric',
  name: 'Chinchilla, replication',
  source: 'Besiroglu, Erdil, Barnett & You 2024, Chinchilla Scaling: A replication attempt (arXiv:2404.10102)',
  E: 1.8172,
  A: 482.01,
  B: 2085.43,
  alpha: 0.3478,
  beta: 0.3658,
};

/** The law before Chinchilla, of larger models on fewer tokens. Parameters are counted without embeddings; its budget is not exactly 6ND. */
export const kaplan: PowerLaw = {
  type: 'power',
  name: 'Kaplan et al.',
  source: 'Kaplan et al. 2020, Scaling Laws for Neural Language Models (arXiv:2001.08361), appendix A',
  // A petaflop/s for a day, the paper's unit.
  unit: 1e15 * 86_400,
  parameters: 1.3e9,
  parametersExponent: 0.73,
  tokens: 2e10,
  tokensExponent: 0.27,
};

/** Every law here, the rule of thumb first. */
export const scalingLaws: readonly ScalingLaw[] = [twentyTokens, chinchilla, chinchillaReplication, kaplan];
