import type { WordVectors } from '@firth/core';
import { type EncodedCorpus, encodeCorpus, fromFile } from '@firth/corpus';
import { saveVectors } from '@firth/formats';

/** What says which words of a text are trained on. */
interface VocabularyChoice {
  readonly minCount?: number | undefined;
  readonly maxVocabularySize?: number | undefined;
}

/** What a training gave, and what more is told of it. */
interface TimedTraining {
  readonly vectors: WordVectors;
  readonly report: {
    readonly seconds: number;
    readonly instructions: string;
    readonly threads: number;
    readonly epochLosses: readonly number[];
  };
  readonly details: Readonly<Record<string, number>>;
}

/**
 * A program that takes TEXT OUTPUT OPTIONS: reads the text, times what `train` does with it and with the options, saves the vectors and
 * prints a line of JSON about it.
 *
 * The vocabulary is read first and not counted, as gensim's `build_vocab` is not.
 */
export async function timeTraining<Options extends VocabularyChoice>(
  train: (text: EncodedCorpus, options: Options, output: string) => Promise<TimedTraining>,
): Promise<void> {
  const [text, output, json] = process.argv.slice(2) as [string, string, string];
  const options: Options = JSON.parse(json);

  const encoding = performance.now();
  const { minCount = 5, maxVocabularySize = Number.POSITIVE_INFINITY } = options;
  const encoded = await encodeCorpus(fromFile(text), { minCount, maxVocabularySize });
  const training = performance.now();
  const { vectors, report, details } = await train(encoded, options, output);
  const trained = performance.now();
  await saveVectors(output, vectors);

  const { instructions, threads, epochLosses } = report;
  process.stdout.write(
    JSON.stringify({
      seconds: (trained - training) / 1000,
      words: encoded.words,
      details: {
        vocabulary: encoded.vocabulary.size,
        vocabularySeconds: (training - encoding) / 1000,
        loopSeconds: report.seconds,
        ...{ instructions, threads, ...details, epochLosses },
      },
    }),
  );
}
