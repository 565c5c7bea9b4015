import { tokensOf } from '@firth/core';
import { analogy, mostSimilar, normalizeVectors, subset } from '@firth/vectors';
import { expose } from 'comlink';
import { drawQuestion } from '../rooms/analogies/draw-question.ts';
import { compressed, compressedVectors, overlapOf } from './compress-model.ts';
import type { ModelsApi } from './models-api.ts';
import { cardOf, openFile, vectorsOf } from './open-models.ts';

const mostSuggestions = 8;
const mostRanks = 1000;

const api: ModelsApi = {
  async load(model) {
    return cardOf(model, await vectorsOf(model));
  },
  open: openFile,
  async suggest(model, beginning) {
    const { vocabulary } = await vectorsOf(model);
    const found: string[] = [];
    for (let id = 0; id < vocabulary.size && found.length < mostSuggestions; id++) {
      const word = vocabulary.tokenOf(id)!;
      if (word.startsWith(beginning)) found.push(word);
    }
    return found;
  },
  async neighbors(model, word, count) {
    return mostSimilar(await vectorsOf(model), word, { count });
  },
  async ask(model, question, method) {
    const vectors = await vectorsOf(model);
    const answers = analogy(vectors, question, { method });
    return { answers, drawing: drawQuestion(vectors, question, answers) };
  },
  async ranks(model, questions, method) {
    const vectors = await vectorsOf(model);
    const { vocabulary } = vectors;
    return questions.map(({ plus, minus, expected }) => {
      if ([...plus, ...minus].some((word) => vocabulary.idOf(word) === undefined)) return 0;
      const answers = analogy(vectors, { plus, minus }, { method, count: mostRanks });
      return 1 + answers.findIndex(({ word }) => word === expected);
    });
  },
  async compress(model, id) {
    const bytesBefore = (await vectorsOf(model)).matrix.data.byteLength;
    const { bytes } = await compressed(model, id);
    return { bytesBefore, bytes, overlap: await overlapOf(model, id) };
  },
  async compressedNeighbors(model, id, word, count) {
    return mostSimilar(await compressedVectors(model, id), word, { count });
  },
  async frequent(model, count) {
    const vectors = await vectorsOf(model);
    const { vocabulary, matrix } = normalizeVectors(subset(vectors, tokensOf(vectors.vocabulary).slice(0, count)));
    return { words: tokensOf(vocabulary), matrix };
  },
};

expose(api);
