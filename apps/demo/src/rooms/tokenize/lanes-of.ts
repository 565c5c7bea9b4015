/** Something that reaches from `start` to `end`. */
interface Span {
  readonly start: number;
  readonly end: number;
  readonly isChosen: boolean;
}

/** Returns a lane for each of `spans`, so that no two of a lane overlap: those that are chosen go in the first. */
export function lanesOf(spans: readonly Span[]): number[] {
  const order = [...spans.keys()].sort((a, b) => placeInLine(spans[a]!) - placeInLine(spans[b]!));
  const lanes: Span[][] = [];
  const laneOf = new Array<number>(spans.length);
  for (const i of order) {
    const span = spans[i]!;
    const free = lanes.findIndex((lane) => lane.every(({ start, end }) => end <= span.start || span.end <= start));
    laneOf[i] = free < 0 ? lanes.push([]) - 1 : free;
    lanes[laneOf[i]!]!.push(span);
  }
  return laneOf;
}

/** First what is chosen, then the short before the long, from the left. */
function placeInLine({ start, end, isChosen }: Span): number {
  return isChosen ? start - 1e9 : (end - start) * 1e6 + start;
}
