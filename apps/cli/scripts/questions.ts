/** Words whose neighbors are shown. */
export const words: readonly string[] = [
  'gold',
  'railroad',
  'children',
  'freedom',
  'slavery',
  'terrorists',
  'telegraph',
];

/** An analogy and the answer that people would give. */
export interface Analogy {
  readonly question: string;
  readonly expected: string;
}

/** Some fail, and stay: they show what a text of this size does not teach. */
export const analogies: readonly Analogy[] = [
  { question: 'his - he + she', expected: 'her' },
  { question: 'germany - berlin + paris', expected: 'france' },
  { question: 'mexico - mexican + french', expected: 'france' },
  { question: 'larger - large + small', expected: 'smaller' },
  { question: 'taught - teach + buy', expected: 'bought' },
  { question: 'exports - export + import', expected: 'imports' },
  { question: 'better - good + strong', expected: 'stronger' },
  { question: 'army - soldiers + sailors', expected: 'navy' },
  { question: 'russia - moscow + london', expected: 'england' },
  { question: 'king - man + woman', expected: 'queen' },
];
