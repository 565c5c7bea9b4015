/**
 * train-with-firth.ts TEXT OUTPUT OPTIONS: what a user's program would do, and a line of JSON about it.
 *
 * The vocabulary is read first and not counted, as gensim's `build_vocab` is not; the call that is timed lists the n-grams, makes the
 * model and trains it.
 */
import { encodeCorpus, fromFile } from '@firth/corpus';
import { type FastTextOptions, trainFastText } from '@firth/fasttext';
import { saveVectors } from '@firth/formats';

const [text, output, json] = process.argv.slice(2);
const options: FastTextOptions = JSON.parse(json!);

const encoding = performance.now();
const { minCount = 5 } = options;
const encoded = await encodeCorpus(fromFile(text!), { minCount });
const training = performance.now();
const { vectors, report } = await trainFastText(encoded, options);
const trained = performance.now();
await saveVectors(output!, vectors);

process.stdout.write(
  JSON.stringify({
    seconds: (trained - training) / 1000,
    words: encoded.words,
    details: {
      vocabulary: encoded.vocabulary.size,
      vocabularySeconds: (training - encoding) / 1000,
      loopSeconds: report.seconds,
      usedBuckets: report.usedBuckets,
      instructions: report.instructions,
      threads: report.threads,
      epochLosses: report.epochLosses,
    },
  }),
);
