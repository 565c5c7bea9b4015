import { createGloVeModel, floatOf, type GloVeModel, type GloVeShape, recordsOf } from '@firth/kernel/glove';
import { createGenerator } from '@firth/kernel/random';
import type { Settings } from '../settings.ts';
import type { BlockPlan } from './block-plan.ts';
import type { Tiles } from './make-tiles.ts';

/** Returns a model for `tiles`, its vectors and biases drawn at random. */
export async function prepareModel(tiles: Tiles, plan: BlockPlan, settings: Settings): Promise<GloVeModel> {
  const { instructions, threads } = settings;
  const shared = instructions !== 'plain' && typeof SharedArrayBuffer !== 'undefined';
  const shape: GloVeShape = {
    ...settings,
    words: plan.rowOf.length,
    threads: shared ? Math.min(threads, plan.groups) : 1,
    tileRecords: tiles.batches.reduce((most, { ids }) => Math.max(most, recordsOf(ids)), 0),
  };
  const model = await createGloVeModel(shape, { shared, instructions });
  initializeRows(model, plan, settings);
  return model;
}

/**
 * Draws vectors and biases evenly from ±1 / (2 · dimensions), as glove.c's `initialize_parameters` does. Each word and each context has a
 * stream of its own.
 */
function initializeRows(
  { wordRows, contextRows, stride }: GloVeModel,
  { rowOf }: BlockPlan,
  { dimensions, seed }: Settings,
): void {
  const words = rowOf.length;
  for (const [word, row] of rowOf.entries()) {
    const [ofWord, ofContext] = [createGenerator(seed, word), createGenerator(seed, words + word)];
    const draw = (rows: Float32Array, i: number, random: typeof ofWord): void => {
      rows[row * stride + floatOf(i)] = (random.uniform() - 0.5) / dimensions;
    };
    for (let i = 0; i < dimensions; i++) draw(wordRows, i, ofWord);
    for (let i = 0; i < dimensions; i++) draw(contextRows, i, ofContext);
    draw(wordRows, dimensions, ofWord);
    draw(contextRows, dimensions + 1, ofContext);
  }
}
