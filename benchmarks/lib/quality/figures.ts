/**
 * What an evaluation gives, by name, so that two programs' answers compare key by key: `ws353.spearman`, `ws353.pearson`,
 * `ws353.unknown` (pairs), the same of `simlex`, `analogies.accuracy`, and `analogies.SECTION.correct` and `.incorrect`.
 */
export type Figures = Readonly<Record<string, number>>;

/** As many of the most frequent words take part, as in the figures that the targets are set by. */
export const restriction = 30_000;

/** Returns the names of the figures in which two evaluations differ within so many digits behind the point, or that one lacks. */
export function differences(ours: Figures, theirs: Figures, digits: number): string[] {
  const names = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
  const tolerance = 0.5 * 10 ** -digits;
  // Written so that a missing figure, whose difference is NaN, counts as one.
  return [...names].filter((name) => !(Math.abs(ours[name]! - theirs[name]!) < tolerance));
}
