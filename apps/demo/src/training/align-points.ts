/**
 * Returns `points` (two coordinates each, around the origin) turned, and mirrored if that helps, so that they lie as near as they can to
 * `before`: the orthogonal Procrustes problem (Schönemann 1966) in the plane. Distances stay as they are.
 */
export function alignPoints(points: Float32Array, before: Float32Array): Float32Array {
  const turned = turnTowards(points, before, 1);
  const mirrored = turnTowards(points, before, -1);
  const { cos, sin, mirror } = turned.agreement >= mirrored.agreement ? turned : mirrored;
  const aligned = new Float32Array(points.length);
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i]!, mirror * points[i + 1]!];
    aligned[i] = cos * x - sin * y;
    aligned[i + 1] = sin * x + cos * y;
  }
  return aligned;
}

interface Turn {
  readonly cos: number;
  readonly sin: number;
  readonly mirror: 1 | -1;
  readonly agreement: number;
}

/** The turn of the points, mirrored or not, that agrees best with `before`. */
function turnTowards(points: Float32Array, before: Float32Array, mirror: 1 | -1): Turn {
  let [along, across] = [0, 0];
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i]!, mirror * points[i + 1]!];
    const [u, v] = [before[i]!, before[i + 1]!];
    along += x * u + y * v;
    across += x * v - y * u;
  }
  const agreement = Math.hypot(along, across);
  return agreement === 0
    ? { cos: 1, sin: 0, mirror, agreement }
    : { cos: along / agreement, sin: across / agreement, mirror, agreement };
}
