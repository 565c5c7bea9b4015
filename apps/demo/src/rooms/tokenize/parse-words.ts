/** More would keep the page waiting at each step of its slider. */
const mostWords = 200;
const longestWord = 40;

/** Returns the words in text like `low 5, lower 2`, with how often each occurs: once where no number follows. */
export function parseWords(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [, word, count = '1'] of text.matchAll(/([^\s,]+)(?:\s+(\d{1,6})(?=\s|,|$))?/gu)) {
    if (counts.size === mostWords) break;
    const key = [...word!].slice(0, longestWord).join('');
    counts.set(key, (counts.get(key) ?? 0) + Number(count));
  }
  return counts;
}
