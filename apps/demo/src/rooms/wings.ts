import type { Room, Wing } from './room.ts';

/** All rooms, along the road of a text. */
export const wings: readonly Wing[] = [
  {
    title: 'Text to tokens',
    rooms: [
      {
        id: 'tokenize',
        title: 'Tokenize',
        summary: 'One text under several vocabularies: where each cuts it and why, and how a vocabulary is learned.',
        load: () => import('./tokenize/tokenize.tsx'),
      },
    ],
  },
  {
    title: 'Tokens to vectors',
    rooms: [
      {
        id: 'train',
        title: 'Train live',
        summary: 'Word2vec learns vectors of words from a text, here and now; see its words find their places.',
        load: () => import('./train/train.tsx'),
      },
      {
        id: 'lookup',
        title: 'Lookup',
        summary: 'A one-hot vector times a matrix is a row of it: the same numbers to the bit, forward and backward.',
        load: () => import('./lookup/lookup.tsx'),
      },
      {
        id: 'positions',
        title: 'Positions',
        summary: 'How a model knows where a token stands: waves, turning hands, buckets and slopes.',
        load: () => import('./positions/positions.tsx'),
      },
      {
        id: 'bert-input',
        title: "BERT's input",
        summary: 'What goes into BERT: a word, a place and a segment added up, for two texts at once.',
        load: () => import('./bert-input/bert-input.tsx'),
      },
    ],
  },
  {
    title: 'Vectors to answers',
    rooms: [
      {
        id: 'analogies',
        title: 'Analogies',
        summary: 'Mexican is to Mexico as what is to Spain? Words added and taken away, drawn, with the misses.',
        load: () => import('./analogies/analogies.tsx'),
      },
      {
        id: 'neighbors',
        title: 'Neighbors',
        summary: 'The nearest words of a word, in two models side by side; walk on from one to the next.',
        load: () => import('./neighbors/neighbors.tsx'),
      },
      {
        id: 'map',
        title: 'Map',
        summary: 'Thousands of words as points, near one another where their vectors are: fly, zoom, turn, lasso.',
        load: () => import('./map/map.tsx'),
      },
      {
        id: 'compression',
        title: 'Compression',
        summary: 'The same table in fewer bytes, nine ways, and what becomes of the neighbors.',
        load: () => import('./compression/compression.tsx'),
      },
    ],
  },
  {
    title: 'The whole',
    rooms: [
      {
        id: 'road',
        title: 'The whole road',
        summary: 'One text through tokens, vectors, positions, attention and prediction, with all its numbers.',
        load: () => import('./road/road.tsx'),
      },
      {
        id: 'before-after',
        title: 'Before and after',
        summary: 'What training does to the vectors of words, and what the text it learned from does to a vocabulary.',
        load: () => import('./before-after/before-after.tsx'),
      },
      {
        id: 'calculator',
        title: 'Calculator',
        summary:
          'How many parameters, bytes and computations a language model takes, and what its embedding has of them.',
        load: () => import('./calculator/calculator.tsx'),
      },
    ],
  },
];

/** All rooms in the order of the navigation. */
export const rooms: readonly Room[] = wings.flatMap((wing) => wing.rooms);
