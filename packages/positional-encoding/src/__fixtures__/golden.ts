/**
 * Runs the positional cases of `data/golden/positions` (numbers of torch 2.13, transformers 5.18 and numpy 2.4, see its README) through this package.
 * Each file has its own reading of a case; what is compared is always a list of ours beside a list of theirs.
 */
import type { FloatArray } from '@firth/core';
import {
  alibi,
  clippedRow,
  debertaBucket,
  type RoPEOptions,
  type RoPEScaling,
  type RotaryLayout,
  relativePositions,
  rope,
  ropeFrequencies,
  type SinusoidalLayout,
  shaw,
  sinusoidal,
  sinusoidal2D,
  sinusoidalTable,
  t5Bias,
  t5Bucket,
  xpos,
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

type Check = (golden: GoldenCase, all: readonly GoldenCase[]) => Comparison[];

const checks = new Map<string, { readonly tolerance: number; readonly check: Check }>([
  ['alibi.json', { tolerance: 1e-5, check: checkALiBi }],
  ['relative.json', { tolerance: 1e-5, check: checkRelative }],
  ['rope.json', { tolerance: 1e-6, check: checkRoPE }],
  ['rope_scaling.json', { tolerance: 1e-6, check: checkScaling }],
  ['sinusoidal.json', { tolerance: 1e-5, check: checkSinusoidal }],
  ['xpos.json', { tolerance: 1e-5, check: checkXPos }],
]);

/** The files of the folder that hold positional cases. */
export const goldenFiles: readonly string[] = [...checks.keys()];

/** Returns how each case of a golden file comes out. */
export function runGolden(file: string, cases: readonly GoldenCase[]): GoldenResult[] {
  const { tolerance, check } = checks.get(file)!;
  return cases.map((golden, index) => {
    const error = Math.max(...check(golden, cases).map(largestError));
    return { name: `${file}[${index}] ${golden.kind ?? golden.layout ?? `${golden.heads} heads`}`, error, passed: error <= tolerance };
  });
}

function largestError({ received, expected }: Comparison): number {
  const flat = numbers(expected);
  if (flat.length === 0 || flat.length !== received.length) return Number.POSITIVE_INFINITY;
  let largest = 0;
  flat.forEach((value, i) => {
    const difference = Math.abs(received[i]! - value);
    const error = value === 0 ? difference : difference / Math.abs(value);
    largest = Number.isNaN(error) ? Number.POSITIVE_INFINITY : Math.max(largest, error);
  });
  return largest;
}

function checkSinusoidal(golden: GoldenCase): Comparison[] {
  const layout = golden.layout as string;
  const dimensions = golden.d as number;
  const expected = golden.out;
  if (layout.startsWith('2D')) {
    const [rows, columns] = golden.grid as [number, number];
    const encoding = sinusoidal2D({ dimensions, rows, columns, classToken: golden.cls as boolean });
    return [{ received: encoding.table(encoding.positions), expected }];
  }
  if (layout.startsWith('Transformer-XL')) {
    const length = golden.n as number;
    const positions = [...relativePositions({ queries: length, keys: length, startPosition: 0 })];
    // The program's table begins one position earlier, at n.
    return [{ received: sinusoidalTable([length, ...positions], { dimensions, layout: 'halves' }), expected }];
  }
  const base = golden.base as number;
  if (layout === 'interleaved float64') {
    const positions = golden.positions as number[];
    return [{ received: sinusoidalTable(positions, { dimensions, base, precision: 'float64' }), expected }];
  }
  const ours: SinusoidalLayout = layout.startsWith('half') ? 'halves' : layout.startsWith('tensor2tensor') ? 'tensor2tensor' : 'interleaved';
  return [{ received: sinusoidal({ dimensions, layout: ours, base }).table(golden.n as number), expected }];
}

function checkALiBi(golden: GoldenCase): Comparison[] {
  const heads = golden.heads as number;
  const keys = golden.T as number;
  const biases = (distance: 'causal' | 'symmetric' | 'from-first-key' | 'from-last-key', queries: number): Float32Array => {
    const scores = new Float32Array(heads * queries * keys);
    alibi({ heads, distance, maxBias: (golden.alibi_bias_max as number | undefined) ?? 8 }).addTo(scores, queries, keys);
    return scores;
  };
  if (golden.kind === 'mpt') return [{ received: biases('from-last-key', 1), expected: golden.out }];
  return [
    { received: alibi({ heads }).slopes, expected: golden.slopes },
    { received: biases('from-first-key', 1), expected: golden.bloom_bias },
    { received: biases('causal', keys), expected: golden.causal_bias },
    { received: biases('symmetric', keys), expected: golden.symmetric_bias },
  ];
}

function checkRoPE(golden: GoldenCase, all: readonly GoldenCase[]): Comparison[] {
  const isScores = golden.kind === 'scores';
  const { head_dim, rotary_dim, theta, positions, q, k, kind } = (isScores ? all[0]! : golden) as {
    head_dim: number;
    rotary_dim?: number;
    theta: number;
    positions: number[];
    q: unknown;
    k?: unknown;
    kind: string;
  };
  const layout: RotaryLayout = kind.startsWith('interleaved') ? 'interleaved' : 'halves';
  const options: RoPEOptions = { headDimensions: head_dim, rotaryDimensions: rotary_dim, base: theta, layout };
  const encoding = rope(options);
  const rotated = (vectors: unknown): Float32Array => {
    const result = Float32Array.from(numbers(vectors));
    encoding.apply(result, positions.length, positions[0]);
    return result;
  };
  if (isScores) return [{ received: scoresOf(rotated(q), rotated(k), positions.length, head_dim), expected: golden.scores }];

  const comparisons: Comparison[] = [{ received: rotated(q), expected: golden.q_out }];
  if (k) comparisons.push({ received: rotated(k), expected: golden.k_out });
  if (golden.inv_freq) comparisons.push({ received: ropeFrequencies(options).inverseFrequencies, expected: golden.inv_freq });
  if (golden.cos) {
    // Theirs repeat each number for the second half.
    const table = encoding.table(positions.length, positions[0]);
    const half = head_dim / 2;
    const twice = (from: number): number[] =>
      positions.flatMap((_, row) => Array.from({ length: head_dim }, (_, i) => table[row * head_dim + from + (i % half)]!));
    comparisons.push({ received: twice(0), expected: golden.cos }, { received: twice(half), expected: golden.sin });
  }
  return comparisons;
}

function checkScaling(golden: GoldenCase): Comparison[] {
  const params = (golden.params ?? {}) as Readonly<Record<string, unknown>>;
  const { inverseFrequencies, attentionFactor } = ropeFrequencies(
    {
      headDimensions: golden.head_dim as number,
      base: (params.rope_theta as number | undefined) ?? 10_000,
      scaling: scalingOf(golden, params),
    },
    (golden.seq_len as number | null | undefined) ?? 1,
  );
  return [
    { received: inverseFrequencies, expected: golden.inv_freq },
    { received: [attentionFactor], expected: [golden.attention_scaling ?? 1] },
  ];
}

/** A scaling as transformers' `rope_parameters` name it. */
function scalingOf(golden: GoldenCase, params: Readonly<Record<string, unknown>>): RoPEScaling {
  const factor = params.factor as number;
  const trainedPositions = params.original_max_position_embeddings as number;
  switch (params.rope_type) {
    case 'linear':
      return { type: 'linear', factor };
    case 'dynamic':
      return { type: 'dynamic-ntk', factor, trainedPositions: golden.max_position_embeddings as number };
    case 'yarn':
      return {
        type: 'yarn',
        factor,
        trainedPositions,
        fastTurns: params.beta_fast as number | undefined,
        slowTurns: params.beta_slow as number | undefined,
        truncate: params.truncate as boolean | undefined,
        attentionFactor: params.attention_factor as number | undefined,
      };
    case 'llama3':
      return {
        type: 'llama3',
        factor,
        trainedPositions,
        lowFrequencyFactor: params.low_freq_factor as number,
        highFrequencyFactor: params.high_freq_factor as number,
      };
    case 'longrope':
      return {
        type: 'longrope',
        factor,
        trainedPositions,
        shortFactors: params.short_factor as number[],
        longFactors: params.long_factor as number[],
        attentionFactor: params.attention_factor as number | undefined,
      };
    default:
      return { type: 'ntk', factor: golden.alpha as number };
  }
}

function checkRelative(golden: GoldenCase): Comparison[] {
  const kind = golden.kind as string;
  if (kind === 'shaw') return checkShaw(golden);
  const expected = golden.out;
  const [queries, keys] = [golden.q as number, golden.k as number];
  if (kind === 'deberta_v2') {
    const buckets = golden.bucket_size as number;
    const maxDistance = golden.max_position as number;
    const bucketOf = buckets > 0 && maxDistance > 0 ? debertaBucket({ buckets, maxDistance }) : (distance: number) => distance;
    return [{ received: pairs(queries, keys, (i, j) => bucketOf(i - j)), expected }];
  }
  const t5 = {
    buckets: golden.num_buckets as number,
    maxDistance: golden.max_distance as number,
    bidirectional: (golden.bidirectional as boolean | undefined) ?? true,
  };
  if (kind === 't5_bucket') {
    const [from, to] = golden.rel as [number, number];
    const received = Array.from({ length: to - from + 1 }, (_, i) => t5Bucket(t5)(from + i));
    return [{ received, expected }];
  }
  const heads = golden.heads as number;
  const scores = new Float32Array(heads * queries * keys);
  t5Bias({ ...t5, heads, table: Float32Array.from(numbers(golden.weight)) }).addTo(scores, queries, keys);
  return [{ received: scores, expected }];
}

/** Equations 3 to 5 of the paper, the part without positions in plain loops. */
function checkShaw(golden: GoldenCase): Comparison[] {
  const [queries, keys, maxDistance] = [golden.q as number, golden.k as number, golden.clip as number];
  const [keyTable, valueTable, Q, K, V] = ['aK', 'aV', 'Q', 'K', 'V'].map((name) => Float64Array.from(numbers(golden[name])));
  const dimensions = Q!.length / queries;
  const relative = shaw({ dimensions, maxDistance, keyTable: keyTable!, valueTable: valueTable! });

  const logits = scoresOf(Q!, K!, queries, dimensions);
  relative.addToScores(logits, Q!, { queries, keys });
  const scaled = logits.map((logit) => logit / Math.sqrt(dimensions));
  const weights = softmax(scaled, keys);
  const outputs = Float64Array.from({ length: queries * dimensions }, (_, at) => {
    const [row, column] = [Math.floor(at / dimensions), at % dimensions];
    let sum = 0;
    for (let j = 0; j < keys; j++) sum += weights[row * keys + j]! * V![j * dimensions + column]!;
    return sum;
  });
  relative.addToOutputs(outputs, weights, { queries, keys });
  const rowOf = clippedRow(maxDistance);
  return [
    { received: pairs(queries, keys, (i, j) => rowOf(j - i)), expected: golden.ids },
    { received: scaled, expected: golden.logits },
    { received: outputs, expected: golden.out },
  ];
}

function checkXPos(golden: GoldenCase): Comparison[] {
  const length = golden.T as number;
  const headDimensions = golden.head_dim as number;
  const { queries, keys } = xpos({ headDimensions, scaleBase: golden.scale_base as number, gamma: golden.gamma as number });
  const encoded = (encoding: typeof queries): Float32Array => {
    const vectors = Float32Array.from(numbers(golden.x));
    encoding.apply(vectors, length);
    return vectors;
  };
  const half = headDimensions / 2;
  const table = queries.table(length);
  const scales = Array.from({ length: length * half }, (_, at) => {
    const from = Math.floor(at / half) * headDimensions + (at % half);
    return Math.hypot(table[from]!, table[from + half]!);
  });
  return [
    { received: scales, expected: golden.scale },
    { received: encoded(queries), expected: golden.as_query },
    { received: encoded(keys), expected: golden.as_key },
  ];
}

/** q · k of every query and key of each block of `length` queries. */
function scoresOf<A extends FloatArray>(queries: A, keys: A, length: number, dimensions: number): Float64Array {
  const blocks = queries.length / (length * dimensions);
  const keyCount = keys.length / (blocks * dimensions);
  return Float64Array.from({ length: blocks * length * keyCount }, (_, at) => {
    const [row, j] = [Math.floor(at / keyCount), at % keyCount];
    const key = Math.floor(row / length) * keyCount + j;
    let sum = 0;
    for (let i = 0; i < dimensions; i++) sum += queries[row * dimensions + i]! * keys[key * dimensions + i]!;
    return sum;
  });
}

function softmax(scores: Float64Array, columns: number): Float64Array {
  const result = scores.map(Math.exp);
  for (let row = 0; row < result.length; row += columns) {
    const sum = result.subarray(row, row + columns).reduce((total, value) => total + value, 0);
    for (let j = 0; j < columns; j++) result[row + j] = result[row + j]! / sum;
  }
  return result;
}

function pairs(queries: number, keys: number, value: (i: number, j: number) => number): number[] {
  return Array.from({ length: queries * keys }, (_, at) => value(Math.floor(at / keys), at % keys));
}

/** The numbers of nested arrays, in order. */
function numbers(nested: unknown): number[] {
  return Array.isArray(nested) ? (nested.flat(Number.POSITIVE_INFINITY) as number[]) : [];
}
