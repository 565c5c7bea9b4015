/** Returns the indexes of the points, two numbers each, that lie inside the closed line through `line`, two numbers a corner. */
export function pointsInside(points: Float32Array, line: readonly number[]): number[] {
  const inside: number[] = [];
  for (let i = 0; i < points.length; i += 2) if (isInside(points[i]!, points[i + 1]!, line)) inside.push(i / 2);
  return inside;
}

/** A ray to the right crosses the line an odd number of times from inside. */
function isInside(x: number, y: number, line: readonly number[]): boolean {
  let isIn = false;
  for (let i = 0, j = line.length - 2; i < line.length; j = i, i += 2) {
    const [x1, y1, x2, y2] = [line[i]!, line[i + 1]!, line[j]!, line[j + 1]!];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) isIn = !isIn;
  }
  return isIn;
}
