/**
 * train-with-firth.ts TEXT OUTPUT OPTIONS: what a user's program would do, and a line of JSON about it.
 *
 * The text is read first and not counted, as fastText's own figure leaves it out; the call that is timed makes the model, trains it and
 * gives it back.
 */
import { encodeCorpus, fromFile } from '@firth/corpus';
import { type ClassifierOptions, trainClassifier, writeFastTextModel } from '@firth/fasttext';
import { saveAtomically } from '@firth/files';

const [text, output, json] = process.argv.slice(2);
const options: ClassifierOptions = JSON.parse(json!);

const encoded = await encodeCorpus(fromFile(text!), { minCount: 1 });
const training = performance.now();
const { model } = await trainClassifier(encoded, options);
const seconds = (performance.now() - training) / 1000;
await saveAtomically(output!, writeFastTextModel(model));
process.stdout.write(JSON.stringify({ seconds }));
