/** So many words of a walk are remembered. */
const longest = 12;

/** Returns the words one came by after a step from `word` to `next`; who comes back to a word has not been beyond it. */
export function walkTo(path: readonly string[], word: string, next: string): string[] {
  if (next === word) return [...path];
  const before = path.indexOf(next);
  if (before >= 0) return path.slice(0, before);
  return [...path, word].slice(-longest);
}
