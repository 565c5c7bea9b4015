import type { EncodedText } from '@firth/training';

/** Returns how many lines a text has. */
export function linesIn({ batches }: Pick<EncodedText, 'batches'>): number {
  let lines = 0;
  for (const { starts } of batches) lines += starts.length - 1;
  return lines;
}
