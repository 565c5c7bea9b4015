/**
 * What a program is asked to do, in a process of its own. The ending of a file, .txt or .bin, says which word2vec format it has. Questions are
 * about so many words of the file, spread evenly: question i of n about word ⌊i × rows ÷ n⌋.
 */
export type Task =
  | { readonly name: 'load'; readonly file: string }
  | { readonly name: 'save'; readonly file: string; readonly output: string }
  | { readonly name: 'top-10'; readonly file: string; readonly questions: number };

/** A neighbor and its similarity. */
export type Answer = readonly [word: string, similarity: number];

/** What a program answers: how long each part took, without the loading that comes before it. */
export interface TaskResult {
  readonly seconds: Readonly<Record<string, number>>;
  /** Of what was loaded (see digest.ts). */
  readonly digest?: string;
  /** The neighbors of every question, asked one by one and all at once. */
  readonly single?: readonly (readonly Answer[])[];
  readonly batch?: readonly (readonly Answer[])[];
}
