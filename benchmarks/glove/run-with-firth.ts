/** Counts and trains as the task in the one argument says; prints a {@link GloVeAnswer}. */
import { encodeCorpus, fromFile } from '@firth/corpus';
import { countCooccurrences, trainGloVe } from '@firth/glove';
import { type GloVeAnswer, type GloVeTask, settings } from './task.ts';

const { text, threads, epochs, dimensions }: GloVeTask = JSON.parse(process.argv[2]!);
const encoded = await encodeCorpus(fromFile(text), { minCount: settings.minCount });
const began = performance.now();
const counts = await countCooccurrences(encoded, { ...settings, threads });
const countingSeconds = (performance.now() - began) / 1000;
const { report } = await trainGloVe(counts, { ...settings, threads, epochs, dimensions });
const { seconds: trainingSeconds, epochLosses: losses, records } = report;
const answer: GloVeAnswer = { words: encoded.words, records, countingSeconds, trainingSeconds, losses };
process.stdout.write(JSON.stringify(answer));
