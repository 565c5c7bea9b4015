import type { Room, Wing } from './room.ts';

/** All rooms, along the road of a text. */
export const wings: readonly Wing[] = [
  {
    title: 'The numbers behind',
    rooms: [
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
