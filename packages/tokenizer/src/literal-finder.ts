/** A place where one of the literals stands. */
export interface LiteralMatch {
  readonly start: number;
  readonly end: number;
  /** Which literal, by its place in the list. */
  readonly index: number;
}

/** Finds the next of a set of strings: the leftmost, and of those that begin there the longest. */
export type LiteralFinder = (text: string, from: number) => LiteralMatch | undefined;

interface TrieNode {
  readonly next: Map<number, TrieNode>;
  index: number;
}

/** Returns a finder for the literals; empty ones are never found, and of equal ones the first. */
export function createLiteralFinder(literals: readonly string[]): LiteralFinder {
  const root: TrieNode = { next: new Map(), index: -1 };
  for (const [index, literal] of literals.entries()) {
    if (literal === '') continue;
    let node = root;
    for (let i = 0; i < literal.length; i++) node = childOf(node, literal.charCodeAt(i));
    if (node.index < 0) node.index = index;
  }
  const firstUnits = [...root.next.keys()];
  if (firstUnits.length === 0) return () => undefined;
  // The engine's search for one character is many times faster than a loop over a string.
  const nextStart =
    firstUnits.length === 1 ? byIndexOf(String.fromCharCode(firstUnits[0]!)) : byLoop(new Set(firstUnits));

  return (text, from) => {
    for (let start = nextStart(text, from); start >= 0; start = nextStart(text, start + 1)) {
      const match = longestAt(root, text, start);
      if (match) return match;
    }
    return undefined;
  };
}

function childOf(node: TrieNode, unit: number): TrieNode {
  let child = node.next.get(unit);
  if (!child) {
    child = { next: new Map(), index: -1 };
    node.next.set(unit, child);
  }
  return child;
}

function longestAt(root: TrieNode, text: string, start: number): LiteralMatch | undefined {
  let match: LiteralMatch | undefined;
  let node = root.next.get(text.charCodeAt(start));
  for (let end = start + 1; node; end++) {
    if (node.index >= 0) match = { start, end, index: node.index };
    if (end >= text.length) break;
    node = node.next.get(text.charCodeAt(end));
  }
  return match;
}

type NextStart = (text: string, from: number) => number;

function byIndexOf(first: string): NextStart {
  return (text, from) => text.indexOf(first, from);
}

function byLoop(firstUnits: ReadonlySet<number>): NextStart {
  const isFirst = new Uint8Array(0x10000);
  for (const unit of firstUnits) isFirst[unit] = 1;
  return (text, from) => {
    for (let i = from; i < text.length; i++) if (isFirst[text.charCodeAt(i)] === 1) return i;
    return -1;
  };
}
