import type { Vocabulary } from '@firth/core';

const linesInChunk = 10_000;

/**
 * Yields the words of `vocabulary` with their counts, `word count` a line, in pieces of many lines: the file that word2vec.c's
 * `-save-vocab` writes, but for its `</s>`. `show` says how a word is spelt.
 */
export function* vocabularyText(vocabulary: Vocabulary, show = (word: string): string => word): Generator<string> {
  const counts = vocabulary.counts!;
  let lines: string[] = [];
  for (let id = 0; id < vocabulary.size; id++) {
    lines.push(`${show(vocabulary.tokenOf(id)!)} ${counts[id]}\n`);
    if (lines.length === linesInChunk) {
      yield lines.join('');
      lines = [];
    }
  }
  yield lines.join('');
}

/** Saves the words and counts of `vocabulary` as the file at `path`, packed where its name ends in `.gz`. */
export async function saveVocabulary(path: string, vocabulary: Vocabulary): Promise<void> {
  const { saveAtomically } = await import('@firth/files');
  await saveAtomically(path, encoded(vocabularyText(vocabulary)), { gzip: path.endsWith('.gz') });
}

function* encoded(texts: Iterable<string>): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  for (const text of texts) yield encoder.encode(text);
}
