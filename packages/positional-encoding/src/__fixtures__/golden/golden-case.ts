/** A case of a golden file: fields by name, of whatever kind the file has. */
export type GoldenCase = Readonly<Record<string, unknown>>;

/** A list of ours beside a list of theirs. */
export interface Comparison {
  readonly received: ArrayLike<number>;
  readonly expected: unknown;
}

/** The numbers of nested arrays, in order. */
export function numbers(nested: unknown): number[] {
  return Array.isArray(nested) ? (nested.flat(Number.POSITIVE_INFINITY) as number[]) : [];
}
