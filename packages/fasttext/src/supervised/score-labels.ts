import { type HuffmanTree, huffmanTree } from '@firth/kernel/classifier';
import type { ModelSettings } from '../model.ts';
import { logisticFromTable } from './logistic-table.ts';
import { dotRow, type ModelMatrix } from './model-matrix.ts';
import { createTopLabels, type ScoredLabel } from './top-labels.ts';

/** Returns the `count` best labels for the hidden vector of a line, of at least the probability `threshold`, best first. */
export type LabelScorer = (hidden: Float32Array, count: number, threshold: number) => readonly ScoredLabel[];

const { fround } = Math;

/**
 * Returns log(p + 1e-5), by which fastText ranks (`std_log`, loss.cc). It works in float32, which shows in probabilities near zero: so do we.
 */
function scoreOf(probability: number): number {
  return fround(Math.log(fround(probability) + 1e-5));
}

/** Returns the scorer of a model's loss (`Loss::predict` in fastText's loss.cc). */
export function labelScorer(loss: ModelSettings['loss'], output: ModelMatrix, counts: Float64Array): LabelScorer {
  if (loss === 'hierarchical-softmax') return treeScorer(output, huffmanTree(counts));
  const probabilities = new Float32Array(counts.length);
  return (hidden, count, threshold) => {
    for (let label = 0; label < probabilities.length; label++) probabilities[label] = dotRow(output, label, hidden);
    if (loss === 'softmax') normalize(probabilities);
    else for (const [label, x] of probabilities.entries()) probabilities[label] = logisticFromTable(x);
    const best = createTopLabels(count);
    for (const [label, probability] of probabilities.entries()) {
      if (probability < threshold) continue;
      const score = scoreOf(probability);
      if (best.accepts(score)) best.add(label, score);
    }
    return best.ranked();
  };
}

/** Makes dot products a softmax. */
function normalize(values: Float32Array): void {
  const largest = values.reduce((a, b) => Math.max(a, b));
  let sum = 0;
  for (const [i, x] of values.entries()) sum += values[i] = Math.exp(x - largest);
  for (let i = 0; i < values.length; i++) values[i]! /= sum;
}

/** Searches the tree, and leaves out whole branches that are too unlikely (`HierarchicalSoftmaxLoss::dfs`). */
function treeScorer(output: ModelMatrix, tree: HuffmanTree): LabelScorer {
  const { children, root } = childrenOf(tree);
  const labels = tree.starts.length - 1;
  return (hidden, count, threshold) => {
    const best = createTopLabels(count);
    const least = scoreOf(threshold);
    const search = (node: number, score: number): void => {
      if (score < least || !best.accepts(score)) return;
      if (node < labels) {
        best.add(node, score);
        return;
      }
      const inner = node - labels;
      const turn = fround(1 / (1 + fround(Math.exp(-dotRow(output, inner, hidden)))));
      search(children[2 * inner]!, fround(score + scoreOf(1 - turn)));
      search(children[2 * inner + 1]!, fround(score + scoreOf(turn)));
    };
    search(root, 0);
    return best.ranked();
  };
}

/** Returns the two nodes below each inner one, by the turn taken there; a label is its own number, an inner node comes behind the labels. */
function childrenOf({ starts, paths }: HuffmanTree): { children: Uint32Array; root: number } {
  const labels = starts.length - 1;
  const children = new Uint32Array(2 * labels);
  for (let label = 0; label < labels; label++) {
    let below = label;
    for (let at = starts[label + 1]! - 1; at >= starts[label]!; at--) {
      const inner = paths[at]! & 0x7fffffff;
      children[2 * inner + (paths[at]! >>> 31)] = below;
      below = labels + inner;
    }
  }
  return { children, root: 2 * labels - 2 };
}
