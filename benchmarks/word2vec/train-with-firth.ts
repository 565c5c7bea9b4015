/**
 * train-with-firth.ts TEXT OUTPUT OPTIONS: what a user's program would do, and a line of JSON about it.
 *
 * The vocabulary is read first and not counted, as gensim's `build_vocab` is not; the call that is timed makes the model, trains it and
 * takes the vectors out.
 */
import { encodeCorpus, fromFile } from '@firth/corpus';
import { saveVectors } from '@firth/formats';
import { trainWord2Vec, type Word2VecOptions } from '@firth/word2vec';

const [text, output, json] = process.argv.slice(2);
const options: Word2VecOptions = JSON.parse(json!);

const encoding = performance.now();
const { minCount = 5, maxVocabularySize = Number.POSITIVE_INFINITY } = options;
const encoded = await encodeCorpus(fromFile(text!), { minCount, maxVocabularySize });
const training = performance.now();
const { vectors, report } = await trainWord2Vec(encoded, options);
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
      instructions: report.instructions,
      threads: report.threads,
      epochLosses: report.epochLosses,
    },
  }),
);
