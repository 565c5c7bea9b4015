/** Encodes standard input, then tries again, and prints what came of both. */
import { encodeCorpus, fromStdin } from '@firth/corpus';

const corpus = fromStdin();
const { vocabulary, words } = await encodeCorpus(corpus, { minCount: 1 });
const again = await encodeCorpus(corpus).catch((error) => `${error.code} ${error.message}`);
process.stdout.write(JSON.stringify({ words, types: vocabulary.size, again }));
