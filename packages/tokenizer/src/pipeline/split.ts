import { type AlignedText, sliceAligned } from './aligned-text.ts';
import type { MatchFinder, Span } from './find-matches.ts';

/** What becomes of the matches when a text is split at them. */
export type SplitBehavior = 'Removed' | 'Isolated' | 'MergedWithPrevious' | 'MergedWithNext' | 'Contiguous';

export const splitBehaviors: readonly SplitBehavior[] = [
  'Removed',
  'Isolated',
  'MergedWithPrevious',
  'MergedWithNext',
  'Contiguous',
];

/** Returns the parts of a text split at what `find` matches; empty parts are left out. */
export function splitAligned(
  source: AlignedText,
  find: MatchFinder,
  behavior: SplitBehavior,
  invert = false,
): AlignedText[] {
  const found = find(source.text);
  const spans = invert ? found.map((span) => ({ ...span, isMatch: !span.isMatch })) : found;
  return mergeSpans(spans, behavior)
    .filter(({ start, end }) => end > start)
    .map(({ start, end }) => (start === 0 && end === source.text.length ? source : sliceAligned(source, start, end)));
}

interface Part {
  start: number;
  end: number;
}

function mergeSpans(spans: readonly Span[], behavior: SplitBehavior): readonly Part[] {
  if (behavior === 'Isolated') return spans;
  if (behavior === 'Removed') return spans.filter(({ isMatch }) => !isMatch);
  const parts: Part[] = [];
  let wasMatch = false;
  if (behavior === 'MergedWithNext') {
    for (const { start, end, isMatch } of spans.toReversed()) {
      const last = parts.at(-1);
      if (isMatch && !wasMatch && last) last.start = start;
      else parts.push({ start, end });
      wasMatch = isMatch;
    }
    return parts.reverse();
  }
  for (const { start, end, isMatch } of spans) {
    const last = parts.at(-1);
    const joins = behavior === 'Contiguous' ? isMatch === wasMatch : isMatch && !wasMatch;
    if (joins && last) last.end = end;
    else parts.push({ start, end });
    wasMatch = isMatch;
  }
  return parts;
}
