export { type HuffmanTree, huffmanTree } from './word2vec/huffman-tree.ts';
export { createWord2VecModel, type ModelPlace, type Word2VecModel } from './word2vec/model.ts';
export { type LossShape, type SubwordRows, threadsInLockstep, type Word2VecShape } from './word2vec/shape.ts';
