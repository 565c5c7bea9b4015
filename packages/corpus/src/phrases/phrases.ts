/** Words that follow one another more often than chance would have it. */
export interface Phrase {
  /** Two words, with the connector words between them; either may be a phrase of an earlier pass. */
  readonly words: readonly string[];
  /** The one word that they become: `new_york`. */
  readonly text: string;
  /** How often they follow one another in the text of the pass. */
  readonly count: number;
  /** In the units of the scoring that was chosen. */
  readonly score: number;
}

/** The phrases of a text: plain data, which JSON can keep. */
export interface Phrases {
  /** The phrases of each pass, the highest score first. A pass reads what those before it have joined. */
  readonly passes: readonly (readonly Phrase[])[];
}
