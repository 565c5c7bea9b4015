/**
 * What is to be carried from where to where: `costs[i · demands.length + j]` a unit from i to j. Both sides have the
 * same sum.
 */
export interface Transport {
  /** Whole numbers above 0. */
  readonly supplies: Float64Array;
  readonly demands: Float64Array;
  /** Numbers from 0 on. */
  readonly costs: Float64Array;
}

/**
 * Returns the least cost of carrying all supplies to all demands (the transportation problem, Hitchcock 1941).
 *
 * By shortest augmenting paths with potentials (Edmonds and Karp 1972): each round carries as much as possible along
 * the cheapest path from any supply left to any demand left, a path that may take back what an earlier one carried.
 * Whole numbers, so it ends, exactly.
 */
export function transportCost({ supplies, demands, costs }: Transport): number {
  const sources = supplies.length;
  const sinks = demands.length;
  const supplyLeft = supplies.slice();
  const demandLeft = demands.slice();
  const flow = new Float64Array(sources * sinks);
  // Nodes are the sources, then the sinks.
  const potential = new Float64Array(sources + sinks);
  const distance = new Float64Array(sources + sinks);
  const cameFrom = new Int32Array(sources + sinks);
  const isSettled = new Uint8Array(sources + sinks);

  const nearestUnsettled = (): number => {
    let nearest = -1;
    for (let node = 0; node < distance.length; node++) {
      if (!isSettled[node] && (nearest < 0 || distance[node]! < distance[nearest]!)) nearest = node;
    }
    return nearest;
  };

  const relax = (from: number, to: number, cost: number): void => {
    // Rounding may take a cost reduced by potentials below 0.
    const length = distance[from]! + Math.max(0, cost + potential[from]! - potential[to]!);
    if (length >= distance[to]!) return;
    distance[to] = length;
    cameFrom[to] = from;
  };

  /** Dijkstra's algorithm from all supplies left; returns the nearest sink that wants something. */
  const findSink = (): number => {
    isSettled.fill(0);
    cameFrom.fill(-1);
    for (let node = 0; node < distance.length; node++) distance[node] = supplyLeft[node]! > 0 ? 0 : Infinity;
    for (;;) {
      const node = nearestUnsettled();
      isSettled[node] = 1;
      if (node < sources) {
        for (let sink = 0; sink < sinks; sink++) relax(node, sources + sink, costs[node * sinks + sink]!);
        continue;
      }
      const sink = node - sources;
      if (demandLeft[sink]! > 0) return sink;
      for (let source = 0; source < sources; source++) {
        if (flow[source * sinks + sink]! > 0) relax(node, source, -costs[source * sinks + sink]!);
      }
    }
  };

  /** Carries as much as the path to `sink` lets through, and returns how much that is. */
  const carry = (sink: number): number => {
    let amount = demandLeft[sink]!;
    let node = sources + sink;
    for (let from = cameFrom[node]!; from >= 0; from = cameFrom[node]!) {
      if (node < sources) amount = Math.min(amount, flow[node * sinks + from - sources]!);
      node = from;
    }
    amount = Math.min(amount, supplyLeft[node]!);
    supplyLeft[node]! -= amount;
    demandLeft[sink]! -= amount;
    for (let to = sources + sink; to !== node; to = cameFrom[to]!) {
      const from = cameFrom[to]!;
      if (to >= sources) flow[from * sinks + to - sources]! += amount;
      else flow[to * sinks + from - sources]! -= amount;
    }
    return amount;
  };

  for (let left = supplies.reduce((sum, supply) => sum + supply, 0); left > 0; ) {
    const sink = findSink();
    const length = distance[sources + sink]!;
    left -= carry(sink);
    for (let node = 0; node < potential.length; node++) potential[node]! += Math.min(distance[node]!, length);
  }
  return flow.reduce((sum, amount, i) => sum + amount * costs[i]!, 0);
}
