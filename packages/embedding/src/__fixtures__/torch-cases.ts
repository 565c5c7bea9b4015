/** What torch-cases.py wrote: see there what each case is. */
import { readFileSync } from 'node:fs';
import type { Matrix } from '@firth/core';
import type { BagMode } from '../index.ts';

type Rows = readonly (readonly number[])[];

interface TorchCases {
  readonly optimizers: {
    readonly table: Rows;
    readonly steps: readonly { readonly rows: readonly number[]; readonly values: Rows }[];
    readonly cases: readonly {
      readonly name: 'adagrad' | 'adam' | 'adamW' | 'rmsprop' | 'sgd';
      readonly gradient: 'dense' | 'sparse';
      readonly options: Readonly<Record<string, number | boolean>>;
      readonly after: readonly Rows[];
    }[];
  };
  readonly norms: {
    readonly table: Rows;
    readonly ids: readonly number[];
    readonly cases: readonly { maxNorm: number; normType: number | 'Infinity'; out: Rows; after: Rows }[];
  };
  readonly layerNorms: {
    readonly activations: Rows;
    readonly scale: readonly number[];
    readonly shift: readonly number[];
    readonly upstream: Rows;
    readonly cases: readonly {
      epsilon: number;
      out: Rows;
      activations: Rows;
      scale: readonly number[];
      shift: readonly number[];
    }[];
  };
  readonly bags: {
    readonly table: Rows;
    readonly ids: readonly number[];
    readonly starts: readonly number[];
    readonly sampleWeights: readonly number[];
    readonly upstream: Rows;
    readonly cases: readonly {
      mode: BagMode;
      paddingId: number | null;
      isWeighted: boolean;
      scaleByFrequency?: boolean;
      out: Rows;
      gradient: Rows;
      sampleWeights: readonly number[] | null;
    }[];
  };
  readonly clips: {
    readonly gradients: Rows;
    readonly cases: readonly {
      maxNorm?: number;
      normType?: number | 'Infinity';
      limit?: number;
      total: number | null;
      after: Rows;
    }[];
  };
  readonly tied: {
    readonly table: Rows;
    readonly bias: readonly number[];
    readonly ids: readonly number[];
    readonly upstream: Rows;
    readonly logits: Rows;
    readonly tableGradient: Rows;
    readonly biasGradient: readonly number[];
    readonly hiddenGradient: Rows;
  };
  readonly lora: {
    readonly table: Rows;
    readonly a: Rows;
    readonly b: Rows;
    readonly alpha: number;
    readonly ids: readonly number[];
    readonly upstream: Rows;
    readonly out: Rows;
    readonly merged: Rows;
    readonly aGradient: Rows;
    readonly bGradient: Rows;
  };
  readonly inputs: {
    readonly words: Rows;
    readonly positions: Rows;
    readonly segments: Rows;
    readonly scale: readonly number[];
    readonly shift: readonly number[];
    readonly ids: readonly number[];
    readonly typeIds: readonly number[];
    readonly positionIds: readonly number[];
    readonly paddingId: number;
    readonly upstream: Rows;
    readonly bert: Rows;
    readonly bertGradients: readonly (Rows | readonly number[])[];
    readonly gpt2Start: number;
    readonly gpt2: Rows;
    readonly gpt2Gradients: readonly Rows[];
  };
}

export const torchCases: TorchCases = JSON.parse(readFileSync(new URL('torch-cases.json', import.meta.url), 'utf8'));

/** Nested rows as a new matrix. */
export function matrixOf(rows: Rows): Matrix {
  return { rows: rows.length, columns: rows[0]!.length, data: floatsOf(rows) };
}

/** The numbers of nested rows. */
export function floatsOf(rows: Rows): Float32Array {
  return Float32Array.from(rows.flat());
}
