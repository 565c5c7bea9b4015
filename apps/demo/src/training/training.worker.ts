import type { Vocabulary, WordVectors } from '@firth/core';
import { type EncodedCorpus, encodeCorpus, fromBlob, fromText } from '@firth/corpus';
import { writeWord2VecBinary, writeWord2VecText } from '@firth/formats';
import { initializeRow } from '@firth/training';
import { createWordVectors, mostSimilar } from '@firth/vectors';
import { trainWord2Vec, type Word2VecCheckpoint } from '@firth/word2vec';
import { expose } from 'comlink';
import { loadCorpus } from '../data/load-corpus.ts';
import { createGate, type Gate } from './gate.ts';
import { projectorVectors, projectorWords } from './projector-files.ts';
import { cloudOf, cosinesOf, pointsOf } from './snapshot.ts';
import type { TextSource, TrainingApi, TrainingOrder, TrainingReport } from './training-api.ts';

/** How long a run goes before it halts for a moment and shows its vectors: starting the threads again takes a small part of it. */
const secondsBetweenHalts = 1;

/** The vectors of the last run, as they are now, and of the one before. */
let runs: WordVectors[] = [];

let control: { readonly gate: Gate; readonly abort: AbortController } | undefined;

/** The text of the last run: another run on it reads nothing. */
let lastText: { readonly source: TextSource; readonly minCount: number; readonly encoded: EncodedCorpus } | undefined;

async function encode(source: TextSource, minCount: number, signal: AbortSignal): Promise<EncodedCorpus> {
  if (lastText && lastText.minCount === minCount && isSame(lastText.source, source)) return lastText.encoded;
  const corpus =
    source === 'bundled' ? await loadCorpus() : 'text' in source ? fromText(source.text) : fromBlob(source.file);
  const encoded = await encodeCorpus(corpus, { minCount, signal });
  lastText = { source, minCount, encoded };
  return encoded;
}

function isSame(a: TextSource, b: TextSource): boolean {
  if (a === 'bundled' || b === 'bundled') return a === b;
  if ('text' in a) return 'text' in b && a.text === b.text;
  const [one, other] = [a.file, 'file' in b ? b.file : undefined];
  return one.name === other?.name && one.size === other.size && one.lastModified === other.lastModified;
}

/** The vectors that a run begins with: word2vec draws them from the seed. */
function initialVectors({ vocabulary }: EncodedCorpus, { dimensions, seed }: TrainingOrder['settings']): WordVectors {
  const data = new Float32Array(vocabulary.size * dimensions);
  for (let row = 0; row < vocabulary.size; row++) {
    initializeRow(data.subarray(row * dimensions, (row + 1) * dimensions), dimensions, seed, row);
  }
  return createWordVectors(vocabulary, { rows: vocabulary.size, columns: dimensions, data });
}

function vectorsAt({ inputRows, settings }: Word2VecCheckpoint, vocabulary: Vocabulary): WordVectors {
  return createWordVectors(vocabulary, { rows: vocabulary.size, columns: settings.dimensions, data: inputRows });
}

/** Shows vectors of one run after the other. */
function createShow(
  { cloudWords = 0, compared = [] }: TrainingOrder,
  onReport: (report: TrainingReport) => void,
  first: WordVectors,
): (vectors: WordVectors, fraction: number) => void {
  const words = cloudOf(first, cloudWords);
  let points: Float32Array | undefined;
  return (vectors, fraction) => {
    runs[0] = vectors;
    points = pointsOf(vectors, words, points);
    onReport({ type: 'snapshot', fraction, points, cosines: cosinesOf(vectors, compared) });
  };
}

const api: TrainingApi = {
  async train(order, onReport) {
    const abort = new AbortController();
    const gate = createGate();
    control = { gate, abort };
    const { settings, source, cloudWords = 0, compared = [] } = order;
    const encoded = await encode(source, settings.minCount, abort.signal);
    const { vocabulary, words } = encoded;
    const first = initialVectors(encoded, settings);
    const counts = compared.map((word) => vocabulary.counts![vocabulary.idOf(word) ?? -1] ?? 0);
    const cloud = cloudOf(first, cloudWords);
    onReport({ type: 'text', words, vocabularySize: vocabulary.size, cloud, counts });
    runs = [first, ...runs].slice(0, 2);
    const show = createShow(order, onReport, first);
    show(first, 0);

    let last = { fraction: 0, loss: Number.NaN, wordsPerSecond: 0, seconds: 0 };
    try {
      const { vectors, report } = await trainWord2Vec(encoded, {
        ...settings,
        signal: abort.signal,
        checkpointSeconds: secondsBetweenHalts,
        onProgress({ fraction, loss, wordsPerSecond }) {
          last = { ...last, fraction, loss, wordsPerSecond };
          onReport({ type: 'progress', fraction, loss, wordsPerSecond });
        },
        async onCheckpoint(checkpoint) {
          last = { ...last, seconds: checkpoint.state.seconds };
          show(vectorsAt(checkpoint, vocabulary), last.fraction);
          if (!abort.signal.aborted) await gate.pass();
        },
      });
      show(vectors, 1);
      const { threads, seconds, wordsPerSecond, epochLosses } = report;
      return { isStopped: false, threads, seconds, wordsPerSecond, loss: epochLosses.at(-1)! };
    } catch (error) {
      if (!abort.signal.aborted) throw error;
      const { seconds, wordsPerSecond, loss } = last;
      return { isStopped: true, threads: settings.threads, seconds, wordsPerSecond, loss };
    }
  },
  pause: () => control?.gate.pause(),
  resume: () => control?.gate.resume(),
  step: () => control?.gate.step(),
  stop() {
    control?.abort.abort();
    control?.gate.resume();
  },
  neighborsOf: (word) =>
    runs.map((vectors) => (vectors.vectorOf(word) ? mostSimilar(vectors, word, { count: 8 }) : [])),
  async exportVectors(format) {
    const [vectors] = runs;
    if (!vectors) throw new Error('nothing has been trained yet');
    switch (format) {
      case 'word2vec text':
        return collect(writeWord2VecText(vectors));
      case 'word2vec binary':
        return collect(writeWord2VecBinary(vectors));
      case 'projector vectors':
        return projectorVectors(vectors);
      case 'projector words':
        return projectorWords(vectors);
    }
  },
};

/** Pieces are of one buffer that is filled again and again. */
async function collect(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Blob> {
  const kept: BlobPart[] = [];
  for await (const piece of pieces) kept.push(piece.slice());
  return new Blob(kept);
}

expose(api);
