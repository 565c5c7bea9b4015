/** fastText's commands that print vectors, and what says the same here. */
const printing: ReadonlyMap<string, readonly string[]> = new Map([
  ['print-word-vectors', []],
  ['print-sentence-vectors', ['--sentences']],
  ['print-ngrams', ['--ngrams']],
]);

/**
 * Returns fastText's `print-word-vectors MODEL`, `print-sentence-vectors MODEL` and `print-ngrams MODEL WORD` as calls of `lookup`; `undefined` for
 * all others.
 */
export function portPrinting([command = '', model, ...words]: readonly string[]): string[] | undefined {
  const options = printing.get(command);
  return options && ['lookup', ...options, ...(model === undefined ? [] : ['--vectors', model]), ...words];
}
