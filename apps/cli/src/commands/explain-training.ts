import type { EncodedCorpus } from '@firth/corpus';
import type { Word2VecCheckpoint } from '@firth/word2vec';
import type { Command } from 'commander';
import { usageError } from '../failure.ts';
import { openCorpus } from '../options/corpus.ts';
import { wholeNumber } from '../options/number.ts';
import { threadsOption } from '../options/threads.ts';
import { addOutputOptions, type OutputOptions, present, remark } from '../output.ts';
import type { Session } from '../session.ts';
import { formatCount, formatShare } from '../terminal/numbers.ts';
import { createProgressView } from '../terminal/progress-view.ts';
import { formatTable } from '../terminal/table.ts';

interface ExplainTrainingOptions extends OutputOptions {
  readonly input: string;
  readonly words: readonly string[];
  readonly seeds: number;
  readonly epochs: number;
  readonly dimensions: number;
  readonly minCount: number;
  readonly threads?: number;
}

/** Cosines of all pairs of the words at a moment of a training. */
interface Moment {
  /** Part of the training that was done. */
  readonly fraction: number;
  readonly cosines: readonly number[];
}

/** Parts of a training at which its vectors are looked at, besides its beginning and its end. */
const looks: readonly number[] = [0.05, 0.25, 0.5, 0.75];

/** Adds `firth explain training`: what training does to the vectors of words, from random numbers to meaning. */
export function addExplainTraining(explain: Command, session: Session): void {
  const command = explain
    .command('training')
    .description('show the cosines of words before, while and after word2vec is trained on a text')
    .requiredOption('-i, --input <file>', 'the text: a sentence a line, words parted by blanks, gzip too')
    .option('--words <words...>', 'the words to compare', ['king', 'queen', 'pizza'])
    .option('--seeds <number>', 'how often to train, each time from other random numbers', wholeNumber(1, 100), 3)
    .option('-e, --epochs <number>', 'how often to read the text', wholeNumber(1, 100_000), 5)
    .option('-d, --dimensions <number>', 'numbers in a vector', wholeNumber(1, 65_536), 100)
    .option('--min-count <number>', 'leave out words that occur less often', wholeNumber(1), 5)
    .option(...threadsOption)
    .addHelpText('after', '\nExample:\n  $ firth explain training --input corpus.txt --words king queen pizza');
  addOutputOptions(command).action((options: ExplainTrainingOptions) => explainTraining(options, session));
}

async function explainTraining(options: ExplainTrainingOptions, session: Session): Promise<void> {
  const { words, seeds } = options;
  if (words.length < 2) throw usageError('--words takes two words or more: there is a cosine between two');
  const text = await readText(options, session);
  const ids = words.map((word) => {
    const id = text.vocabulary.idOf(word);
    if (id === undefined) throw usageError(`'${word}' occurs less than ${options.minCount} times in the text`);
    return id;
  });
  const counts = ids.map((id) => text.vocabulary.counts![id]!);
  remark(options, words.map((word, i) => `${word} occurs ${formatCount(counts[i]!)} times`).join(', '));

  const runs: { readonly seed: number; readonly moments: readonly Moment[] }[] = [];
  for (let seed = 1; seed <= seeds; seed++)
    runs.push({ seed, moments: await watchTraining(text, ids, seed, options, session) });
  const pairs = pairsOf(words);
  const document = { words: words.map((word, i) => ({ word, count: counts[i] })), pairs, runs };
  await present(options, document, () => {
    const columns = ['seed', 'trained', ...pairs.map((pair) => pair.join(' · '))];
    const rows = runs.flatMap(({ seed, moments }) =>
      moments.map(({ fraction, cosines }) => [
        String(seed),
        formatShare(fraction, 0),
        ...cosines.map((cosine) => cosine.toFixed(3)),
      ]),
    );
    return formatTable(
      columns.map((title) => ({ title, align: 'right' as const })),
      rows,
    );
  });
}

async function readText(options: ExplainTrainingOptions, { signal }: Session): Promise<EncodedCorpus> {
  const corpus = await openCorpus(options.input);
  const { encodeCorpus } = await import('@firth/corpus');
  const view = await createProgressView(options);
  return encodeCorpus(corpus, { minCount: options.minCount, signal, onProgress: view.reading }).finally(view.end);
}

/** Trains once; returns the cosines at the beginning, at the first checkpoint past each of the looks, and at the end. */
async function watchTraining(
  text: EncodedCorpus,
  ids: readonly number[],
  seed: number,
  { dimensions, epochs, minCount, threads }: ExplainTrainingOptions,
  { signal }: Session,
): Promise<Moment[]> {
  const { initializeRow } = await import('@firth/training');
  const { trainWord2Vec } = await import('@firth/word2vec');
  const beginning = ids.map((id) => {
    const row = new Float32Array(dimensions);
    initializeRow(row, dimensions, seed, id);
    return row;
  });
  const moments: Moment[] = [{ fraction: 0, cosines: cosinesOf(beginning) }];
  let fraction = 0;
  const { vectors } = await trainWord2Vec(text, {
    ...{ dimensions, epochs, minCount, threads, seed, signal, checkpointSeconds: 0.2 },
    onProgress: (progress) => {
      fraction = progress.fraction;
    },
    onCheckpoint: (checkpoint) => {
      const next = looks[moments.length - 1];
      if (next === undefined || fraction < next) return;
      moments.push({ fraction, cosines: cosinesOf(ids.map((id) => rowIn(checkpoint, id, dimensions))) });
    },
  });
  const words = ids.map((id) => vectors.vectorOf(text.vocabulary.tokenOf(id)!)!);
  return [...moments, { fraction: 1, cosines: cosinesOf(words) }];
}

function rowIn({ inputRows }: Word2VecCheckpoint, id: number, dimensions: number): Float32Array {
  return inputRows.subarray(id * dimensions, (id + 1) * dimensions);
}

function pairsOf<T>(items: readonly T[]): (readonly [T, T])[] {
  return items.flatMap((a, i) => items.slice(i + 1).map((b) => [a, b] as const));
}

function cosinesOf(vectors: readonly Float32Array[]): number[] {
  return pairsOf(vectors).map(([a, b]) => {
    const product = a.reduce((sum, value, i) => sum + value * b[i]!, 0);
    return product / (Math.hypot(...a) * Math.hypot(...b));
  });
}
