import { createVocabulary } from '@firth/core';
import { normal, sgd } from '@firth/embedding';
import { createWordVectors } from '@firth/vectors';
import {
  io,
  losses,
  memory,
  ones,
  type Tensor,
  tensor,
  tensor2d,
  tensor3d,
  train,
  unsortedSegmentSum,
} from '@tensorflow/tfjs-core';
import {
  initializers,
  input,
  layers,
  loadLayersModel,
  model,
  type Sequential,
  sequential,
} from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';
import { backends, useOnly } from './__fixtures__/backends.ts';
import {
  createSparseTrainer,
  fromWordVectors,
  positionalEmbeddingLayer,
  registerLayers,
  segmentEmbeddingLayer,
  tokenEmbeddingLayer,
  toMatrix,
  toTensor,
  wordVectorsOf,
} from './index.ts';

const rows = 12;
const dimensions = 4;

/** A model of every layer of ours that a sequential one can have. */
function smallModel(): Sequential {
  const small = sequential({
    layers: [
      tokenEmbeddingLayer({
        rows,
        dimensions,
        paddingId: 0,
        scale: 2,
        initializer: normal({ deviation: 0.5, seed: 3 }),
      }),
      positionalEmbeddingLayer({
        type: 'learned',
        positions: 8,
        dimensions,
        initializer: normal({ deviation: 0.1, seed: 4 }),
      }),
      positionalEmbeddingLayer({ type: 'sinusoidal' }),
      layers.globalAveragePooling1d({}),
      layers.dense({ units: 1, activation: 'sigmoid', kernelInitializer: initializers.constant({ value: 0.3 }) }),
    ],
  });
  small.compile({ optimizer: train.sgd(0.5), loss: losses.meanSquaredError });
  return small;
}

/** Sequences that hold token 1 are to be told from those that hold token 2. */
function batch(): { ids: Tensor; labels: Tensor } {
  const ids = [
    [1, 5, 6, 0],
    [2, 5, 7, 8],
    [9, 1, 10, 1],
    [6, 11, 2, 0],
  ];
  return { ids: tensor2d(ids, undefined, 'int32'), labels: tensor2d([[1], [0], [1], [0]]) };
}

async function fit(trained: Sequential, epochs: number): Promise<number[]> {
  const { ids, labels } = batch();
  const { history } = await trained.fit(ids, labels, { epochs, shuffle: false, verbose: 0 });
  return history.loss as number[];
}

/** What the cpu backend computes, for the others to agree with. */
let expectedLosses: number[];
beforeAll(async () => {
  await useOnly('cpu');
  expectedLosses = await fit(smallModel(), 60);
});

describe.each(backends)('on the backend $name', ({ name, missing }) => {
  describe.skipIf(missing !== undefined)(missing ? `skipped: ${missing}` : 'that runs here', () => {
    beforeAll(() => useOnly(name));

    it('sums rows by their id, and leaves out ids beyond', () => {
      const sums = unsortedSegmentSum(tensor2d([1, 2, 3, 4, 5, 6], [3, 2]), tensor([2, 0, 2], [3], 'int32'), 4);
      expect(Array.from(sums.dataSync())).toEqual([3, 4, 0, 0, 6, 8, 0, 0]);
    });

    it('trains to the same losses as every other backend, downwards', async () => {
      const found = await fit(smallModel(), 60);
      expect(found).toEqual(expectedLosses.map((loss) => expect.closeTo(loss, 5)));
      expect(found.at(-1)).toBeLessThan(found[0]! / 2);
    });

    it('saves a model and loads it: the same predictions, and it trains on', async () => {
      const saved = smallModel();
      await fit(saved, 3);
      let artifacts: io.ModelArtifacts | undefined;
      await saved.save(
        io.withSaveHandler(async (made) => {
          artifacts = { ...JSON.parse(JSON.stringify(made)), weightData: made.weightData };
          return { modelArtifactsInfo: io.getModelArtifactsInfoForJSON(made) };
        }),
      );
      registerLayers();
      const loaded = (await loadLayersModel(io.fromMemory(artifacts!))) as Sequential;
      const { ids } = batch();
      const predictions = [saved, loaded].map((each) => Array.from((each.predict(ids) as Tensor).dataSync()));
      expect(predictions[1]).toEqual(predictions[0]);
      expect(loaded.layers.map((layer) => layer.getConfig())).toEqual(saved.layers.map((layer) => layer.getConfig()));
      loaded.compile({ optimizer: train.sgd(0.5), loss: losses.meanSquaredError });
      expect(await fit(loaded, 2)).toEqual((await fit(saved, 2)).map((loss) => expect.closeTo(loss, 6)));
    });

    it('keeps the padding row at zero, and masks it', async () => {
      const trained = smallModel();
      await fit(trained, 3);
      const { data } = toMatrix(trained.layers[0]!.getWeights()[0]!);
      expect(Array.from(data.subarray(0, dimensions))).toEqual([0, 0, 0, 0]);
      expect(data.subarray(dimensions, 2 * dimensions).every((value) => value !== 0)).toBe(true);
      const mask = trained.layers[0]!.computeMask(batch().ids) as Tensor;
      expect(Array.from(mask.dataSync()).slice(0, 4)).toEqual([1, 1, 1, 0]);
    });

    it('trains without the dense gradient to the losses of fit, and the table to the same numbers', async () => {
      const [dense, sparse] = [smallModel(), smallModel()];
      const wanted = await fit(dense, 10);
      const trainer = createSparseTrainer({
        model: sparse,
        loss: losses.meanSquaredError,
        optimizer: train.sgd(0.5),
        tableOptimizer: (weights) => sgd(weights, { learningRate: 0.5 }),
      });
      const { ids, labels } = batch();
      trainer.step(ids, labels);
      const before = memory().numTensors;
      const found = wanted.slice(1).map(() => trainer.step(ids, labels));
      expect(memory().numTensors).toBe(before);
      trainer.finish();
      expect(found).toEqual(wanted.slice(1).map((loss) => expect.closeTo(loss, 5)));
      const [a, b] = [dense, sparse].map((each) => Array.from(each.layers[0]!.getWeights()[0]!.dataSync()));
      expect(b).toEqual(a!.map((value) => expect.closeTo(value, 4)));
    });

    it('adds segments to the rows of BERT', () => {
      const [ids, types] = [input({ shape: [3] }), input({ shape: [3] })];
      const token = tokenEmbeddingLayer({ rows, dimensions, initializer: normal({ seed: 1 }) });
      const segment = segmentEmbeddingLayer({ dimensions, initializer: normal({ seed: 2 }) });
      const output = segment.apply([token.apply(ids), types] as never);
      const bert = model({ inputs: [ids, types], outputs: output as never });
      const found = bert.predict([tensor2d([[3, 4, 5]]), tensor2d([[0, 0, 1]])]) as Tensor;
      const [words, segments] = [normal({ seed: 1 })(rows, dimensions).data, normal({ seed: 2 })(2, dimensions).data];
      const wanted = [3, 4, 5].flatMap((id, i) =>
        Array.from(
          { length: dimensions },
          (_, d) => words[id * dimensions + d]! + segments[(i === 2 ? dimensions : 0) + d]!,
        ),
      );
      expect(Array.from(found.dataSync())).toEqual(wanted.map((value) => expect.closeTo(value, 6)));
    });

    it('takes a matrix in and gives it out', () => {
      const matrix = { rows: 2, columns: 3, data: Float32Array.of(1, 2, 3, 4, 5, 6) };
      expect(toMatrix(toTensor(matrix))).toEqual(matrix);
      expect(() => toMatrix(tensor3d([1], [1, 1, 1]))).toThrow('expected rows and columns');
      expect(() => toMatrix(tensor2d([1], [1, 1], 'int32'))).toThrow('received int32, expected float32');
    });

    it("takes word vectors in and gives them out, of our layer and of tfjs's", () => {
      const vocabulary = createVocabulary(['a', 'b']);
      const matrix = { rows: 2, columns: 2, data: Float32Array.of(1, 2, 3, 4) };
      const vectors = createWordVectors(vocabulary, matrix, { tokenizerFingerprint: 'mine' });
      const layer = fromWordVectors(vectors);
      const own = layers.embedding({ inputDim: 2, outputDim: 2, weights: [toTensor(matrix)] });
      sequential({ layers: [layer] });
      sequential({ layers: [own] });
      expect(layer.trainable).toBe(false);
      expect(wordVectorsOf(layer, vocabulary)).toMatchObject({ matrix, tokenizerFingerprint: 'mine' });
      expect(wordVectorsOf(own, vocabulary).matrix).toEqual(matrix);
      expect(() => wordVectorsOf(layer, vocabulary, { tokenizerFingerprint: 'other' })).toThrow(
        'with the tokenizer mine',
      );
      expect(() => wordVectorsOf(own, createVocabulary(['a']))).toThrow();
      expect(() => wordVectorsOf(layers.flatten(), vocabulary)).toThrow('has no table');
    });
  });
});

describe('layers', () => {
  beforeAll(() => useOnly('cpu'));

  it('share the numbers of a matrix with the cpu backend, without a copy', () => {
    const matrix = { rows: 1, columns: 2, data: Float32Array.of(1, 2) };
    expect(toMatrix(toTensor(matrix)).data).toBe(matrix.data);
  });

  it('copy the table that they are given: training must not change word vectors', async () => {
    const weights = { rows, columns: dimensions, data: new Float32Array(rows * dimensions).fill(0.5) };
    const trained = sequential({
      layers: [tokenEmbeddingLayer({ weights }), layers.globalAveragePooling1d({}), layers.dense({ units: 1 })],
    });
    trained.compile({ optimizer: train.sgd(0.5), loss: losses.meanSquaredError });
    await fit(trained, 2);
    expect(weights.data.every((value) => value === 0.5)).toBe(true);
    expect(
      trained.layers[0]!.getWeights()[0]!
        .dataSync()
        .every((value) => value === 0.5),
    ).toBe(false);
  });

  it('leave a frozen table as it is when the rest is trained', () => {
    const frozen = sequential({
      layers: [
        tokenEmbeddingLayer({ rows, dimensions, trainable: false }),
        layers.globalAveragePooling1d({}),
        layers.dense({ units: 1 }),
      ],
    });
    const tables = (): number[] => Array.from(frozen.layers[0]!.getWeights()[0]!.dataSync());
    const [before, { ids, labels }] = [tables(), batch()];
    const trainer = createSparseTrainer({
      model: frozen,
      loss: losses.meanSquaredError,
      optimizer: train.sgd(0.1),
      tableOptimizer: sgd,
    });
    const first = trainer.step(ids, labels);
    expect(trainer.step(ids, labels)).toBeLessThan(first);
    trainer.finish();
    expect(tables()).toEqual(before);
  });

  it('refuse a padding id beyond the table, a sequence longer than the positions, a model without our layer', () => {
    expect(() => tokenEmbeddingLayer({ rows: 2, dimensions: 2, paddingId: 2 })).toThrow('paddingId: received 2');
    const positions = positionalEmbeddingLayer({ type: 'learned', positions: 2, dimensions: 2 });
    expect(() => positions.apply(ones([1, 3, 2]))).toThrow('a sequence of 3 is longer than the table of 2 positions');
    const flat = sequential({ layers: [layers.dense({ units: 1, inputShape: [2] })] });
    const options = { loss: losses.meanSquaredError, optimizer: train.sgd(1), tableOptimizer: sgd };
    expect(() => createSparseTrainer({ model: flat, ...options })).toThrow('does not begin with a tokenEmbeddingLayer');
  });
});
