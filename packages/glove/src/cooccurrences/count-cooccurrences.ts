import type { Corpus, TokenStream } from '@firth/core';
import { type EncodedText, encodeText } from '@firth/training';
import { type CountingSettings, settleCounting } from '../settle-counting.ts';
import type { Cooccurrences } from './cooccurrences.ts';
import { countPart } from './count-part.ts';
import { countMerged, mergeRuns } from './merge-runs.ts';
import { neighborWeights } from './neighbor-weights.ts';
import type { CountCooccurrencesOptions } from './options.ts';
import type { Run } from './row-block.ts';
import { createRunFile, type RunFile } from './run-file.ts';
import { cutText } from './text-parts.ts';

/**
 * Returns how often the words of `text` stand near each other, exactly, whatever the number of threads and wherever they are kept.
 *
 * As in GloVe's cooccur.c, windows end at the ends of sentences, and words outside the vocabulary are left out before distances are taken.
 * A text whose counts outgrow `memoryLimit` is counted in parts, each of which makes a sorted run in a temporary file; the runs are merged
 * whenever the entries are read. Call `close` to remove them.
 *
 * @throws FirthError `BAD_OPTION`; `EMPTY`, `EMPTY_VOCABULARY` for a text without enough words; `LIMIT`, `OUT_OF_MEMORY`; `IO`; `WORKER`;
 * the signal's reason when aborted
 *
 * @example
 * ```ts
 * const cooccurrences = await countCooccurrences(fromText('a b c\na b'), { minCount: 1, window: 2 });
 * for await (const { rows, columns, counts } of cooccurrences.blocks()) console.log(rows, columns, counts);
 * // Uint32Array(6) [ 0, 0, 1, 1, 2, 2 ] Uint32Array(6) [ 1, 2, 0, 2, 0, 1 ] Float64Array(6) [ 2, 0.5, 2, 1, 0.5, 1 ]
 * ```
 */
export async function countCooccurrences(
  text: Corpus | TokenStream,
  options: CountCooccurrencesOptions = {},
): Promise<Cooccurrences> {
  const settings = settleCounting(options);
  return countEncoded(await encodeText(text, settings, options), settings, options);
}

/** Counts in a text that is encoded. */
export async function countEncoded(
  text: EncodedText,
  settings: CountingSettings,
  options: CountCooccurrencesOptions,
): Promise<Cooccurrences> {
  const { vocabulary, words, tokenizerFingerprint } = text;
  const weights = neighborWeights(settings.window, settings.weighting);
  const files: RunFile[] = [];
  const close = async (): Promise<void> => {
    for (let file = files.pop(); file; file = files.pop()) await file.remove();
  };
  const newFile = async (): Promise<RunFile> => {
    const file = await createRunFile(settings.temporaryFolder);
    files.push(file);
    return file;
  };
  try {
    const parts = cutText(text, settings);
    const runs: Run[] = [];
    for (const [i, part] of parts.entries()) {
      const onProgress = (fraction: number, entries: number): void =>
        options.onProgress?.({ fraction: (i + fraction) / parts.length, entries: sizeOf(runs) + entries });
      const keepsAll = parts.length === 1;
      runs.push(await countPart(part, { ...options, settings, weights, keepsAll, newFile, onProgress }));
    }
    return {
      vocabulary,
      words,
      ...(tokenizerFingerprint !== undefined && { tokenizerFingerprint }),
      size: await countMerged(runs, vocabulary.size, options.signal),
      blocks: (signal) => mergeRuns(runs, vocabulary.size, weights.scale, signal),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function sizeOf(runs: readonly Run[]): number {
  return runs.reduce((sum, { size }) => sum + size, 0);
}
