/**
 * Runs the embedding cases of `data/golden/positions` (numbers of torch 2.13 and transformers 5.18, see its README)
 * through this package. Each file has its own reading of a case; what is compared is always a list of ours beside a
 * list of theirs.
 */
import type { Matrix } from '@firth/core';
import {
  adagrad,
  adam,
  adamW,
  type BagMode,
  type Bags,
  bertInput,
  embedding,
  embeddingBag,
  equalBags,
  gpt2Input,
  type LookupOptions,
  layerNorm,
  loraEmbedding,
  type Optimizer,
  rmsprop,
  robertaPositions,
  segmentEmbedding,
  sgd,
  toDenseGradient,
} from '../index.ts';

/** A case of a golden file: fields by name, of whatever kind the file has. */
export type GoldenCase = Readonly<Record<string, unknown>>;

export interface GoldenResult {
  readonly name: string;
  /** The largest relative error of any number of the case; where the expected number is 0, the largest absolute one. */
  readonly error: number;
  readonly passed: boolean;
}

interface Comparison {
  readonly received: ArrayLike<number>;
  readonly expected: unknown;
}

type Check = (golden: GoldenCase) => Comparison[];

const tolerance = 1e-5;

const checks: ReadonlyMap<string, Check> = new Map([
  ['embedding.json', checkEmbedding],
  ['embedding_bag.json', checkBag],
  ['input_embeddings.json', checkInput],
  ['lora_quant.json', checkLoRA],
]);

/** The files of the folder that hold cases of this package. */
export const goldenFiles: readonly string[] = [...checks.keys()];

/**
 * Returns how each case of a golden file comes out; the cases of quantization, which are another package's, are left
 * out.
 */
export function runGolden(file: string, cases: readonly GoldenCase[]): GoldenResult[] {
  return cases
    .filter(({ kind }) => !/^u?int8/.test(kind as string))
    .map((golden) => {
      const error = Math.max(...checks.get(file)!(golden).map(largestError));
      return { name: `${file} ${golden.kind}`, error, passed: error <= tolerance };
    });
}

function largestError({ received, expected }: Comparison): number {
  const flat = numbers(expected);
  if (flat.length === 0 || flat.length !== received.length) return Number.POSITIVE_INFINITY;
  const errors = flat.map((value, i) => Math.abs(received[i]! - value) / (value === 0 ? 1 : Math.abs(value)));
  return errors.some(Number.isNaN) ? Number.POSITIVE_INFINITY : Math.max(...errors);
}

function checkEmbedding(golden: GoldenCase): Comparison[] {
  const kind = golden.kind as string;
  if (kind.startsWith('optim_')) return checkOptimizer(golden);
  const weights = matrix(golden.weight);
  const layer = embedding({ weights, ...lookupOptions(golden, weights.rows) });
  const ids = idsOf(golden.indices);
  const out = layer.forward(ids);
  const gradient = layer.backward(ids, floats(golden.upstream));
  const after = { received: weights.data, expected: golden.weight_after };
  if (kind !== 'sparse')
    return [
      { received: out, expected: golden.out },
      after,
      { received: toDenseGradient(gradient, weights), expected: golden.grad },
    ];
  const { indices, values } = golden.grad as { indices: unknown; values: unknown };
  return [
    { received: out, expected: golden.out },
    after,
    { received: gradient.rows, expected: indices },
    { received: gradient.values, expected: values },
  ];
}

/** Three steps on the loss Σ out·upstream + ½ Σ out², whose gradient is upstream + out. */
function checkOptimizer(golden: GoldenCase): Comparison[] {
  const weights = matrix(golden.weight);
  const layer = embedding({ weights, paddingId: golden.padding_idx as number });
  const optimizer = optimizerOf(golden, weights);
  const ids = idsOf(golden.indices);
  const upstream = floats(golden.upstream);
  return (golden.steps as unknown[]).map((expected) => {
    const gradient = layer.backward(ids, layer.forward(ids).map((value, i) => value + upstream[i]!));
    optimizer.step(golden.kind === 'optim_sparse_adam' ? gradient : toDenseGradient(gradient, weights));
    return { received: weights.data.slice(), expected };
  });
}

function optimizerOf({ kind, options }: GoldenCase, weights: Matrix): Optimizer {
  const { lr, eps, betas, weight_decay, alpha } = options as {
    lr: number;
    eps?: number;
    betas?: [number, number];
    weight_decay?: number;
    alpha?: number;
  };
  const ours = { learningRate: lr, epsilon: eps, weightDecay: weight_decay };
  const [beta1, beta2] = betas ?? [];
  switch (kind) {
    case 'optim_sgd':
      return sgd(weights, ours);
    case 'optim_adagrad':
      return adagrad(weights, ours);
    case 'optim_rmsprop':
      return rmsprop(weights, { ...ours, decay: alpha });
    case 'optim_adamw':
      return adamW(weights, { ...ours, beta1, beta2 });
    default:
      return adam(weights, { ...ours, beta1, beta2 });
  }
}

function checkBag(golden: GoldenCase): Comparison[] {
  const weights = matrix(golden.weight);
  const bag = embeddingBag({ weights, mode: golden.mode as BagMode, ...lookupOptions(golden, weights.rows) });
  const bags = bagsOf(golden);
  const out = bag.forward(bags);
  const gradient = bag.backward(bags, floats(golden.upstream));
  const { scale_grad_by_freq } = golden.options as { scale_grad_by_freq?: boolean };
  return [
    { received: out, expected: golden.out },
    { received: weights.data, expected: golden.weight_after },
    {
      received: toDenseGradient(gradient, weights),
      expected: scale_grad_by_freq ? dividedByOwnCounts(golden.grad as number[][], bags.ids) : golden.grad,
    },
  ];
}

/**
 * torch's gradient as it would be if each row were divided by the count of its own id. Its kernel on the CPU takes the
 * i-th distinct id's count from the i-th of all sorted ids (`counts[indices_data[i]]` in
 * aten/src/ATen/native/EmbeddingBag.cpp, `_embedding_bag_dense_backward_cpu_sum_mean`), where `nn.Embedding` and the
 * documentation have the id's own.
 */
function dividedByOwnCounts(rows: readonly (readonly number[])[], ids: Uint32Array): number[][] {
  const sorted = ids.slice().sort();
  const distinct = [...new Set(sorted)];
  const countOf = (id: number): number => sorted.filter((other) => other === id).length;
  return rows.map((row, id) => {
    const i = distinct.indexOf(id);
    return i < 0 ? [...row] : row.map((value) => (value * countOf(sorted[i]!)) / countOf(id));
  });
}

/** Their bags: equal rows of a matrix, or offsets with or without the last. */
function bagsOf(golden: GoldenCase): Bags {
  const ids = idsOf(golden.input);
  if (!golden.offsets) return equalBags(ids, ids.length / (golden.input as unknown[]).length);
  const { include_last_offset } = golden.options as { include_last_offset?: boolean };
  const offsets = numbers(golden.offsets);
  return {
    ids,
    starts: Uint32Array.from(include_last_offset ? offsets : [...offsets, ids.length]),
    ...(golden.per_sample_weights !== null && { sampleWeights: floats(golden.per_sample_weights) }),
  };
}

function checkInput(golden: GoldenCase): Comparison[] {
  const ids = idsOf(golden.input_ids);
  const length = (golden.input_ids as unknown[][])[0]!.length;
  const expected = golden.out;
  switch (golden.kind) {
    case 'bert_embeddings_eval':
      return checkBERT(golden, ids, length);
    case 'roberta_position_ids':
      return [{ received: robertaPositions(ids, { length, paddingId: golden.pad as number }), expected }];
    case 'gpt2_wte_plus_wpe': {
      const tokens = embedding({ weights: matrix(golden.wte) });
      const positions = embedding({ weights: matrix(golden.wpe) });
      return [{ received: gpt2Input({ tokens, positions }).forward({ ids, length }), expected }];
    }
    default:
      return [
        { received: embedding({ weights: matrix(golden.weight), scale: golden.scale as number }).forward(ids), expected },
      ];
  }
}

function checkBERT(golden: GoldenCase, ids: Uint32Array, length: number): Comparison[] {
  const weights = golden.weights as Readonly<Record<string, unknown>>;
  const grads = golden.grads as Readonly<Record<string, unknown>>;
  const scale = floats(weights['LayerNorm.weight']);
  const parts = {
    tokens: embedding({ weights: matrix(weights['word_embeddings.weight']), paddingId: golden.pad_token_id as number }),
    positions: embedding({ weights: matrix(weights['position_embeddings.weight']) }),
    segments: segmentEmbedding({ weights: matrix(weights['token_type_embeddings.weight']) }),
    norm: layerNorm({
      dimensions: scale.length,
      epsilon: golden.ln_eps as number,
      scale,
      shift: floats(weights['LayerNorm.bias']),
    }),
  };
  const input = { ids, length, typeIds: Uint8Array.from(numbers(golden.token_type_ids)) };
  const layer = bertInput(parts);
  const gradient = layer.backward(input, floats(golden.upstream));
  const { tokens, positions, segments } = parts;
  return [
    { received: layer.forward(input), expected: golden.out },
    { received: toDenseGradient(gradient.tokens, tokens.weights), expected: grads['word_embeddings.weight'] },
    { received: toDenseGradient(gradient.positions, positions.weights), expected: grads['position_embeddings.weight'] },
    { received: toDenseGradient(gradient.segments, segments.weights), expected: grads['token_type_embeddings.weight'] },
    { received: gradient.norm.scale, expected: grads['LayerNorm.weight'] },
    { received: gradient.norm.shift, expected: grads['LayerNorm.bias'] },
  ];
}

function checkLoRA(golden: GoldenCase): Comparison[] {
  const lora = loraEmbedding(matrix(golden.weight), {
    a: transposed(matrix(golden.A)),
    b: transposed(matrix(golden.B)),
    alpha: golden.alpha as number,
  });
  return [
    { received: lora.forward(idsOf(golden.indices)), expected: golden.out },
    { received: lora.merge().data, expected: golden.merged },
  ];
}

/** torch's options as ours. Its padding may count from the end. */
function lookupOptions({ options }: GoldenCase, rows: number): LookupOptions {
  const { padding_idx, max_norm, norm_type, scale_grad_by_freq } = options as {
    padding_idx?: number;
    max_norm?: number;
    norm_type?: number | 'inf';
    scale_grad_by_freq?: boolean;
  };
  return {
    paddingId: padding_idx !== undefined && padding_idx < 0 ? rows + padding_idx : padding_idx,
    maxNorm: max_norm,
    normType: norm_type === 'inf' ? Number.POSITIVE_INFINITY : norm_type,
    scaleByFrequency: scale_grad_by_freq,
  };
}

/** Nested rows as a matrix. */
export function matrix(rows: unknown): Matrix {
  const data = floats(rows);
  const count = (rows as unknown[]).length;
  return { rows: count, columns: data.length / count, data };
}

function transposed({ rows, columns, data }: Matrix): Matrix {
  const turned = data.map((_, i) => data[(i % rows) * columns + Math.floor(i / rows)]!);
  return { rows: columns, columns: rows, data: turned };
}

function idsOf(nested: unknown): Uint32Array {
  return Uint32Array.from(numbers(nested));
}

function floats(nested: unknown): Float32Array {
  return Float32Array.from(numbers(nested));
}

/** The numbers of nested arrays, in order. */
function numbers(nested: unknown): number[] {
  return Array.isArray(nested) ? (nested.flat(Number.POSITIVE_INFINITY) as number[]) : [];
}
