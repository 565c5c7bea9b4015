export { createGloVeModel, type GloVeModel } from './glove/model.ts';
export { floatOf, type GloVeShape } from './glove/shape.ts';
export { recordsOf, tileHeader } from './glove/tile.ts';
