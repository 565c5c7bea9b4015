import type { Choices } from '../options.ts';

/** The options of every benchmark that compares trainers. */
export const trainerOptions = {
  words: { full: 17_000_000, quick: 1_000_000, meaning: 'at most the first N words of the text' },
  dimensions: { full: 100, quick: 100, meaning: 'numbers in a vector' },
  epochs: { full: 5, quick: 1, meaning: 'how often the text is read' },
  threads: { full: 1, quick: 1, meaning: 'threads of every program, each with a processor of its own' },
  runs: { full: 3, quick: 1, meaning: 'timed runs of every program, in turn' },
  seeds: { full: 3, quick: 1, meaning: 'seeds to average the quality over' },
  only: { kind: 'NAME,…', meaning: 'the programs to run' },
  text: { kind: 'FILE', meaning: 'a text to train on, a sentence a line, words parted by spaces' },
} as const;

/** What was chosen among them. */
export type TrainerChoices = Choices<typeof trainerOptions>;
