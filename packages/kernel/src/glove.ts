export { createGloVeModel, type GloVeModel, gloveModelBytes } from './glove/model.ts';
export { floatOf, type GloVeShape, rootOf } from './glove/shape.ts';
export { recordsOf, tileHeader } from './glove/tile.ts';
