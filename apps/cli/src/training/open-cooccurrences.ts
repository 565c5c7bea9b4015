import type { EncodedCorpus } from '@firth/corpus';
import type { Cooccurrences, GloVeOptions } from '@firth/glove';
import { usageError } from '../failure.ts';
import type { CorpusOptions } from '../options/corpus.ts';
import { type OutputOptions, remark } from '../output.ts';
import type { Session } from '../session.ts';
import { formatNumberOf, formatSeconds } from '../terminal/numbers.ts';
import { createProgressView } from '../terminal/progress-view.ts';
import { readVocabulary } from '../vocabulary-text.ts';
import type { Warnings } from '../warnings.ts';
import { readTrainingText } from './read-training-text.ts';

/** What to train on: a text, or counts and the words that they are of. */
export interface CooccurrenceSource extends Omit<CorpusOptions, 'input'>, OutputOptions {
  readonly input?: string;
  readonly cooccurrences?: string;
  readonly vocabulary?: string;
}

/**
 * Returns the counts that the options name, or makes those of the text that they name.
 *
 * @throws FirthError `BAD_OPTION` where they name both or neither
 */
export async function openCooccurrences(
  options: CooccurrenceSource,
  settings: GloVeOptions,
  session: Session,
  warnings: Warnings,
): Promise<Cooccurrences> {
  const { input, cooccurrences, vocabulary } = options;
  if (input !== undefined && cooccurrences === undefined && vocabulary === undefined) {
    return count(await readTrainingText({ ...options, input }, session, warnings), settings, options, session);
  }
  if (input === undefined && cooccurrences !== undefined && vocabulary !== undefined) {
    return readCounts(cooccurrences, vocabulary, options, session);
  }
  throw usageError('name what to train on: --input, or --cooccurrences with their --vocabulary');
}

async function readCounts(
  path: string,
  vocabularyPath: string,
  options: CooccurrenceSource,
  { signal }: Session,
): Promise<Cooccurrences> {
  const { readCooccurrences } = await import('@firth/glove');
  const { openFile } = await import('@firth/files');
  const counts = readCooccurrences(await openFile(path), await readVocabulary(vocabularyPath, { signal }), {
    name: path,
  });
  remark(
    options,
    `${path}: ${formatNumberOf(counts.size, 'pair')} of ${formatNumberOf(counts.vocabulary.size, 'word')}`,
  );
  return counts;
}

async function count(
  text: EncodedCorpus,
  settings: GloVeOptions,
  options: CooccurrenceSource,
  { signal }: Session,
): Promise<Cooccurrences> {
  const { countCooccurrences } = await import('@firth/glove');
  const { window, symmetric, weighting, threads, memoryLimit, temporaryFolder } = settings;
  const view = await createProgressView(options);
  const began = performance.now();
  const counts = await countCooccurrences(text, {
    ...{ window, symmetric, weighting, threads, memoryLimit, temporaryFolder, signal },
    onProgress: ({ fraction, entries }) =>
      view.step('counting', { fraction, details: formatNumberOf(entries, 'pair') }),
  }).finally(view.end);
  const seconds = (performance.now() - began) / 1000;
  remark(options, `${formatNumberOf(counts.size, 'pair')} of words within ${window}: ${formatSeconds(seconds)}`);
  return counts;
}
