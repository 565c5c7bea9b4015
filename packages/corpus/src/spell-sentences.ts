import { createScanner, sentenceStart } from '@firth/kernel/scan';
import { maximumSentenceWords } from './id-store.ts';

/**
 * Yields the sentences of a text as words, by the scanner's rules: so `sentences` and `encodeCorpus` cannot differ.
 * The same word is the same string each time.
 */
export async function* spellSentences(
  bytes: AsyncIterable<Uint8Array>,
  file: string | undefined,
): AsyncGenerator<readonly string[], void, undefined> {
  const scanner = await createScanner({ file });
  const words: string[] = [];
  let sentence: string[] = [];
  let finished: string[][] = [];

  const spell = (ids: Uint32Array): void => {
    for (const marked of ids) {
      const isStart = marked >= sentenceStart || sentence.length === maximumSentenceWords;
      if (isStart && sentence.length > 0) {
        finished.push(sentence);
        sentence = [];
      }
      const id = marked % sentenceStart;
      words[id] ??= scanner.wordOf(id);
      sentence.push(words[id]);
    }
  };

  for await (const chunk of bytes) {
    scanner.write(chunk, spell);
    yield* finished;
    finished = [];
  }
  scanner.end(spell);
  yield* finished;
  if (sentence.length > 0) yield sentence;
}
