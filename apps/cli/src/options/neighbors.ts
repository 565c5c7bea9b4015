import type { Neighbor } from '@firth/vectors';
import type { Command } from 'commander';
import { escapeForTerminal } from '../terminal/escape.ts';
import { styled } from '../terminal/style.ts';
import { wholeNumber } from './number.ts';
import { addVectorsOptions, type VectorsOptions } from './vectors.ts';

/** How many neighbors are asked for, among which words. */
export interface NeighborOptions extends VectorsOptions {
  readonly count: number;
  readonly restrict?: number;
  readonly keepInputs?: boolean;
}

/** Adds the options of a search for neighbors, and those of the vectors, to `command`. */
export function addNeighborOptions(command: Command): Command {
  command
    .option('-n, --count <number>', 'neighbors to list', wholeNumber(1), 10)
    .option('--restrict <words>', 'look only among the first so many words, the most frequent ones', wholeNumber(1))
    .option('--keep-inputs', 'let the words of the question be answers');
  return addVectorsOptions(command);
}

/** Returns a question and its neighbors as lines: similarities first, so that words of any script stay aligned. */
export function neighborLines(question: string, neighbors: readonly Neighbor[]): string[] {
  return [
    styled(process.stdout, 'bold', escapeForTerminal(question)),
    ...neighbors.map(({ word, similarity }) => `  ${similarity.toFixed(4).padStart(7)}  ${escapeForTerminal(word)}`),
  ];
}
