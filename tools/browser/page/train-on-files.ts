import { encodeCorpus, fromBlob } from '../../../packages/corpus/src/browser.ts';
import { readVectors, writeWord2VecBinary, writeWord2VecText } from '../../../packages/formats/src/browser.ts';
import { trainWord2Vec, type Word2VecOptions } from '../../../packages/word2vec/src/index.ts';
import { madeText } from '../../determinism/made-text.ts';

/** What came back from files. */
export interface FilesResult {
  readonly packedBytes: number;
  readonly textBytes: number;
  readonly words: number;
  /** Whether vectors that were written and read again are the same, in each format. */
  readonly isSameAs: { readonly binary: boolean; readonly text: boolean };
}

/** Trains on a gzip file and brings the vectors to files and back. */
export async function trainOnFiles(options: Word2VecOptions): Promise<FilesResult> {
  const text = new Blob([madeText]);
  const packed = await new Response(text.stream().pipeThrough(new CompressionStream('gzip'))).blob();
  const { vectors, report } = await trainWord2Vec(await encodeCorpus(fromBlob(packed)), options);

  const isSame = async (chunks: Iterable<Uint8Array<ArrayBuffer>>): Promise<boolean> => {
    const { vocabulary, matrix } = await readVectors(new Blob([...chunks]));
    const areWordsSame =
      matrix.data.length === vectors.matrix.data.length && vocabulary.tokenOf(7) === vectors.vocabulary.tokenOf(7);
    return areWordsSame && matrix.data.every((value, i) => value === vectors.matrix.data[i]);
  };
  return {
    packedBytes: packed.size,
    textBytes: text.size,
    words: report.words,
    isSameAs: { binary: await isSame(writeWord2VecBinary(vectors)), text: await isSame(writeWord2VecText(vectors)) },
  };
}
