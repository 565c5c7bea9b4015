/** A token of a piece: UTF-16 units `start` to `end` of it. */
export interface ExplainedToken {
  readonly id: number;
  readonly token: string;
  readonly start: number;
  readonly end: number;
}

/** One merge of an encoding. */
export interface MergeStep {
  readonly left: string;
  readonly right: string;
  readonly merged: string;
  /** The place of the merge in the list: lower goes first. */
  readonly rank: number;
  /** Where the left symbol begins. */
  readonly start: number;
}

/** A piece that stands somewhere in the text, whether or not the best cut uses it. */
export interface LatticeNode extends ExplainedToken {
  /** The logarithm of its probability. */
  readonly score: number;
  readonly isChosen: boolean;
}

/** What the vocabulary has at one place of a word, the longest first: that one is taken. */
export interface WordPieceMatch {
  readonly start: number;
  readonly candidates: readonly string[];
}

/** Why a piece of text became its tokens. */
export type Explanation =
  | { readonly type: 'BPE'; readonly tokens: readonly ExplainedToken[]; readonly merges: readonly MergeStep[] }
  | {
      readonly type: 'WordPiece';
      readonly tokens: readonly ExplainedToken[];
      readonly matches: readonly WordPieceMatch[];
    }
  | { readonly type: 'Unigram'; readonly tokens: readonly ExplainedToken[]; readonly lattice: readonly LatticeNode[] }
  /** Looked up as it is: a word of WordLevel, a character, or a token that is found in the text before the model sees it. */
  | { readonly type: 'WordLevel' | 'Character' | 'AddedToken'; readonly tokens: readonly ExplainedToken[] };
