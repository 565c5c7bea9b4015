const newline = 10;
const space = 32;

/**
 * Yields the text of `chunks` up to its `limit`-th word, with a newline at its end; and returns how many words that is. Words are
 * parted by ASCII white space, as for all the programs measured.
 */
export async function* firstWords(
  chunks: AsyncIterable<Uint8Array>,
  limit = Number.POSITIVE_INFINITY,
): AsyncGenerator<Uint8Array, number> {
  let words = 0;
  let insideWord = false;
  for await (const chunk of chunks) {
    for (let i = 0; i < chunk.length; i++) {
      const isSpace = chunk[i]! <= space;
      if (isSpace && insideWord && words === limit) {
        yield chunk.subarray(0, i);
        yield Uint8Array.of(newline);
        return words;
      }
      if (!isSpace && !insideWord) words++;
      insideWord = !isSpace;
    }
    yield chunk;
  }
  return words;
}
