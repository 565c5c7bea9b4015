import type { EncodedCorpus } from '@firth/corpus';
import { type CorpusOptions, readCorpus } from '../options/corpus.ts';
import { type OutputOptions, remark } from '../output.ts';
import type { Session } from '../session.ts';
import { formatCount, formatNumberOf } from '../terminal/numbers.ts';
import type { Warnings } from '../warnings.ts';

/** Returns the text that `options` name as ids of its words, and tells how many there are. */
export async function readTrainingText(
  options: CorpusOptions & OutputOptions,
  session: Session,
  warnings: Warnings,
): Promise<EncodedCorpus> {
  const { input, minCount } = options;
  const { encodeCorpus } = await import('@firth/corpus');
  const text = await readCorpus(options, session, warnings, encodeCorpus);
  const { words, vocabulary } = text;
  const kept = `${formatCount(vocabulary.size)} different ones occur at least ${formatNumberOf(minCount, 'time')}`;
  remark(options, `${input === '-' ? 'stdin' : input}: ${formatNumberOf(words, 'word')}, ${kept}`);
  return text;
}
