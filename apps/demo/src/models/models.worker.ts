import { analogy, mostSimilar } from '@firth/vectors';
import { expose } from 'comlink';
import { drawQuestion } from '../rooms/analogies/draw-question.ts';
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
    const vectors = await vectorsOf(model);
    return vectors.vectorOf(word) && mostSimilar(vectors, word, { count });
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
};

expose(api);
