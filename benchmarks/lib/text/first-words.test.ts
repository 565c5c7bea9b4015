import { describe, expect, it } from 'vitest';
import { firstWords } from './first-words.ts';

/** The text that is yielded for `pieces`, and the number of words that is returned. */
async function cut(pieces: readonly string[], limit?: number): Promise<{ text: string; words: number }> {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (const piece of pieces) yield new TextEncoder().encode(piece);
  }
  const generator = firstWords(chunks(), limit);
  const decoder = new TextDecoder();
  let text = '';
  for (let next = await generator.next(); ; next = await generator.next()) {
    if (next.done) return { text, words: next.value };
    text += decoder.decode(next.value, { stream: true });
  }
}

describe('firstWords', () => {
  it('counts words parted by any white space, and yields a short text whole', async () => {
    const text = ' one two\n\tthree  four\r\n';
    expect(await cut([text])).toEqual({ text, words: 4 });
    expect(await cut([text], 4)).toEqual({ text: ' one two\n\tthree  four\n', words: 4 });
  });

  it('cuts behind the last word that is allowed, with a newline', async () => {
    expect(await cut(['one two three four'], 2)).toEqual({ text: 'one two\n', words: 2 });
  });

  it('does not part a word where a chunk ends', async () => {
    expect(await cut(['one tw', 'o', ' three'], 2)).toEqual({ text: 'one two\n', words: 2 });
    expect(await cut(['na', 'ïve w', 'ord'])).toEqual({ text: 'naïve word', words: 2 });
  });

  it('finds no words in white space', async () => {
    expect((await cut(['  \n', '']))?.words).toBe(0);
  });
});
