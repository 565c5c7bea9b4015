import { fromText } from '@firth/corpus';
import { writeWord2VecBinary } from '@firth/formats';
import { trainWord2Vec } from '@firth/word2vec';

/** The most frequent words: as many as a page moves about with ease. */
const words = 10_000;

/** Returns vectors of the words of `text`, trained here, in word2vec's binary format; the same bytes at every build. */
export async function trainVectors(text: string): Promise<Uint8Array> {
  const { vectors } = await trainWord2Vec(fromText(text), {
    dimensions: 100,
    epochs: 10,
    subsample: 1e-4,
    maxVocabularySize: words,
    deterministic: true,
  });
  const pieces: Uint8Array[] = [];
  for await (const piece of writeWord2VecBinary(vectors)) pieces.push(piece.slice());
  return Buffer.concat(pieces);
}
