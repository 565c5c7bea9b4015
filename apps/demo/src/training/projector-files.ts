import type { WordVectors } from '@firth/core';

/**
 * Returns the vectors as the TensorFlow Embedding Projector loads them: a line for each word, its numbers parted by tabs. The words are
 * in {@link projectorWords}, in the same order.
 */
export function projectorVectors({ vocabulary, matrix }: WordVectors): Blob {
  const { data, columns } = matrix;
  const lines: string[] = [];
  for (let id = 0; id < vocabulary.size; id++) {
    lines.push(`${data.subarray(id * columns, (id + 1) * columns).join('\t')}\n`);
  }
  return new Blob(lines, { type: 'text/tab-separated-values' });
}

/** Returns the words of the Projector's points, with their counts where they are known; a file of two columns has a header. */
export function projectorWords({ vocabulary }: WordVectors): Blob {
  const { counts } = vocabulary;
  const lines = Array.from({ length: vocabulary.size }, (_, id) => {
    const word = vocabulary.tokenOf(id)!.replace(/[\t\r\n]/g, ' ');
    return counts ? `${word}\t${counts[id]}\n` : `${word}\n`;
  });
  return new Blob([counts ? 'word\tcount\n' : '', ...lines], { type: 'text/tab-separated-values' });
}
