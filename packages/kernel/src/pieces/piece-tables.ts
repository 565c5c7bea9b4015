/** Tokens as byte strings: token `id` is `pool[starts[id]] … pool[ends[id] - 1]`, none where these are equal. */
export interface PieceTokens {
  readonly pool: Uint8Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** Byte pair encoding: the pair `lefts[rank]`, `rights[rank]` becomes `merged[rank]`; of equal pairs the last counts. */
export interface Merges {
  readonly type: 'merges';
  readonly lefts: Int32Array;
  readonly rights: Int32Array;
  readonly merged: Int32Array;
  /** The id of each single byte. */
  readonly byteIds: Int32Array;
  /** The id of each byte that ends a piece, where it differs: CLIP's last symbol of a word has the suffix `</w>`. */
  readonly finalByteIds?: Int32Array | undefined;
  /** The ids of the code points that are tokens: a piece begins as its characters, and the bytes of those that are none. Absent: as its bytes. */
  readonly characterIds?: ReadonlyMap<number, number> | undefined;
  /**
   * For each two bytes (first | second << 8) whether some token has them side by side, 65,536 bytes. Where it has not, nothing is merged
   * across: what is on either side is encoded by itself. Only where no token is taken whole.
   */
  readonly joins?: Uint8Array | undefined;
}

/** Byte pair encoding in which a pair's rank is the id of the token that its bytes make, as tiktoken has it. */
export interface RankMerges {
  readonly type: 'ranks';
}

/** WordPiece: of each word, at each place the longest token. */
export interface LongestMatch {
  readonly type: 'longest-match';
  readonly tokens: PieceTokens;
  /** What tokens begin with that do not begin a word, `##`. */
  readonly prefix: Uint8Array;
  readonly unknownId: number;
  /** A word of more characters is unknown. */
  readonly longestWord: number;
}

/** Unigram: the tokens of the highest sum of scores; neighboring unknown characters are one. */
export interface BestPath {
  readonly type: 'best-path';
  readonly tokens: PieceTokens;
  /** A score a token. */
  readonly scores: Float64Array;
  /** The score of a character that no token is. */
  readonly unknownScore: number;
  readonly unknownId: number;
}

/** How a piece is encoded that is not in the table. */
export type PieceModel = Merges | RankMerges | LongestMatch | BestPath;

export interface PieceKernelOptions {
  /** What the split patterns ask of each code point, a byte each, in the bits of assembly/lib/pieces/characters.ts. */
  readonly kinds: Uint8Array;
  /** What is taken whole where it is a piece. */
  readonly tokens: PieceTokens;
  /** Absent: what is new is left to the caller. */
  readonly model?: PieceModel | undefined;
}
