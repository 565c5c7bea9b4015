/** Words and their ids: `0 ≤ id < size`, the most frequent word first where counts are known. */
export interface Vocabulary {
  readonly size: number;
  /** Occurrences of each id's word, in the order of the ids. */
  readonly counts?: Float64Array;
  idOf(token: string): number | undefined;
  tokenOf(id: number): string | undefined;
}

/**
 * Returns a {@link Vocabulary} in which `tokens[id]` has the id `id`.
 *
 * The index from token to id is made at the first `idOf`, so a vocabulary that is only listed costs no map.
 * Where a token stands twice, the first keeps the id.
 *
 * @example
 * ```ts
 * const vocabulary = createVocabulary(['the', 'of'], Float64Array.of(120, 80));
 * vocabulary.idOf('of'); // 1
 * ```
 */
export function createVocabulary(tokens: readonly string[], counts?: Float64Array): Vocabulary {
  let ids: Map<string, number> | undefined;
  return {
    size: tokens.length,
    ...(counts && { counts }),
    idOf(token) {
      ids ??= indexOf(tokens);
      return ids.get(token);
    },
    tokenOf: (id) => tokens[id],
  };
}

/** Returns all tokens of `vocabulary`, in the order of their ids. */
export function tokensOf(vocabulary: Vocabulary): string[] {
  const tokens: string[] = [];
  for (let id = 0; id < vocabulary.size; id++) tokens.push(vocabulary.tokenOf(id)!);
  return tokens;
}

function indexOf(tokens: readonly string[]): Map<string, number> {
  const ids = new Map<string, number>();
  for (let id = 0; id < tokens.length; id++) {
    const token = tokens[id]!;
    if (!ids.has(token)) ids.set(token, id);
  }
  return ids;
}
