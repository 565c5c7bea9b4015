/**
 * A tree of cells over points in space, for forces from afar (Barnes and Hut 1986; van der Maaten 2014).
 *
 * Points lie in `positions`, three numbers each; those of a plane have 0 for the third, and then a cell has four parts, not eight.
 * Nodes lie depth first: node `i`'s parts follow it, and `next[i]` is the first node behind them. So a walk goes on with `i + 1` to open a
 * cell and with `next[i]` to pass it over, needs no stack, and reads memory forwards. Node `i` has five numbers in `cells`:
 *
 *   0, 1, 2  the mean of its points        3  how many they are        4  its width², −1 for a leaf
 */
export interface BarnesHutTree {
  readonly cells: Float64Array;
  readonly next: Int32Array;
  /** The points, neighbors in space near each other: the order in which to walk. */
  readonly order: Uint32Array;
  /** How many nodes it has. */
  readonly size: number;
  /** Where in `order` groups of points begin that lie together, {@link mostInGroup} at most, and where the last ends. */
  readonly groups: Uint32Array;
  /** How many groups there are. */
  readonly groupCount: number;
  /** Builds the tree over the positions as they are now. */
  build(): void;
}

/** Points in a group: with 8 or 32 the forces take a few percent longer. */
const mostInGroup = 16;

export const numbersPerCell = 5;

/** Halvings after which points count as one: they are nearer than 10^−15 of the whole. */
const deepest = 50;

/** Returns the tree over `positions`; it is built by its `build`, again and again in the same memory. */
export function createBarnesHutTree(positions: Float64Array): BarnesHutTree {
  const points = positions.length / 3;
  // Every inner node has two parts at least, so there are fewer nodes than twice the points.
  const cells = new Float64Array(2 * points * numbersPerCell);
  const next = new Int32Array(2 * points);
  const order = Uint32Array.from({ length: points }, (_, i) => i);
  const groups = new Uint32Array(points + 1);
  /** For each depth, where in `order` the eight parts of the cell under way begin, and where the last ends. */
  const bounds = Array.from({ length: deepest }, () => new Uint32Array(9));
  let nodes = 0;
  let groupCount = 0;

  /** Adds the cell of the points `order[from]` to `order[to − 1]`, which has its center at (x, y, z), and its parts. */
  function add(from: number, to: number, x: number, y: number, z: number, width: number, depth: number): void {
    const isSmall = to - from <= mostInGroup || depth === deepest;
    // Deeper cells of a group begin before it ends.
    if (isSmall && from >= groups[groupCount]!) groups[++groupCount] = to;
    if (to - from === 1 || depth === deepest) {
      addLeaf(from, to);
      return;
    }
    const parts = bounds[depth]!;
    divide(parts, from, to, x, y, z);
    // Where all points are in one part, that smaller cell stands for this one.
    const node = isDivided(parts) ? nodes++ : -1;
    const quarter = width / 4;
    for (let part = 0; part < 8; part++) {
      if (parts[part] === parts[part + 1]) continue;
      const px = x + (part & 1 ? quarter : -quarter);
      const py = y + (part & 2 ? quarter : -quarter);
      const pz = z + (part & 4 ? quarter : -quarter);
      add(parts[part]!, parts[part + 1]!, px, py, pz, width / 2, depth + 1);
    }
    if (node >= 0) close(node, width);
  }

  function divide(parts: Uint32Array, from: number, to: number, x: number, y: number, z: number): void {
    parts[0] = from;
    parts[8] = to;
    parts[4] = split(2, z, from, to);
    for (const half of [0, 4]) {
      parts[half + 2] = split(1, y, parts[half]!, parts[half + 4]!);
      parts[half + 1] = split(0, x, parts[half]!, parts[half + 2]!);
      parts[half + 3] = split(0, x, parts[half + 2]!, parts[half + 4]!);
    }
  }

  /** Sorts `order` from `from` to `to` by the side of `middle` on which points are, and returns where the upper side begins. */
  function split(axis: number, middle: number, from: number, to: number): number {
    let end = from;
    for (let i = from; i < to; i++) {
      const point = order[i]!;
      if (positions[3 * point + axis]! >= middle) continue;
      order[i] = order[end]!;
      order[end++] = point;
    }
    return end;
  }

  function addLeaf(from: number, to: number): void {
    const cell = nodes * numbersPerCell;
    const first = 3 * order[from]!;
    for (let axis = 0; axis < 3; axis++) cells[cell + axis] = positions[first + axis]!;
    cells[cell + 3] = to - from;
    cells[cell + 4] = -1;
    next[nodes] = ++nodes;
  }

  /** Fills in what the parts of an inner node, all added, come to. */
  function close(node: number, width: number): void {
    let x = 0;
    let y = 0;
    let z = 0;
    let count = 0;
    for (let part = node + 1; part < nodes; part = next[part]!) {
      const from = part * numbersPerCell;
      const weight = cells[from + 3]!;
      x += weight * cells[from]!;
      y += weight * cells[from + 1]!;
      z += weight * cells[from + 2]!;
      count += weight;
    }
    const cell = node * numbersPerCell;
    cells[cell] = x / count;
    cells[cell + 1] = y / count;
    cells[cell + 2] = z / count;
    cells[cell + 3] = count;
    cells[cell + 4] = width * width;
    next[node] = nodes;
  }

  return {
    ...{ cells, next, order, groups },
    get size() {
      return nodes;
    },
    get groupCount() {
      return groupCount;
    },
    build() {
      nodes = 0;
      groupCount = 0;
      const { center, width } = boundingCube(positions);
      add(0, points, ...center, width, 0);
    },
  };
}

function isDivided(parts: Uint32Array): boolean {
  const all = parts[8]! - parts[0]!;
  for (let part = 0; part < 8; part++) if (parts[part + 1]! - parts[part]! === all) return false;
  return true;
}

function boundingCube(positions: Float64Array): { center: [number, number, number]; width: number } {
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (let i = 0; i < positions.length; i += 3) {
    for (let axis = 0; axis < 3; axis++) {
      low[axis] = Math.min(low[axis]!, positions[i + axis]!);
      high[axis] = Math.max(high[axis]!, positions[i + axis]!);
    }
  }
  const middle = (axis: number): number => (low[axis]! + high[axis]!) / 2;
  const width = Math.max(...high.map((value, axis) => value - low[axis]!));
  return { center: [middle(0), middle(1), middle(2)], width };
}
