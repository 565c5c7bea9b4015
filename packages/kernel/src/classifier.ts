export {
  type ClassifierModel,
  type ClassifierPlace,
  createClassifierModel,
} from './classifier/model.ts';
export {
  type ClassifierLoss,
  type ClassifierShape,
  type ClassifierTokens,
  ignoredLabel,
  noRow,
  notALabel,
} from './classifier/shape.ts';
export { type HuffmanTree, huffmanTree } from './word2vec/huffman-tree.ts';
