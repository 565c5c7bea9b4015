import { createVocabulary, FirthError, type Vocabulary } from '@firth/core';
import { type ReadLinesOptions, readLines } from './read-lines.ts';

const linesInChunk = 10_000;

/**
 * Yields the words of `vocabulary` with their counts, `word count` a line, in pieces of many lines: the file that word2vec.c's
 * `-save-vocab` writes, but for its `</s>`. `show` says how a word is spelled.
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

/**
 * Returns the words and counts in the file at `path`, `word count` a line, as {@link saveVocabulary} and GloVe's `vocab_count` write them.
 *
 * @throws FirthError `BAD_HEADER` for a line that is not a word and a count, `DUPLICATE_WORD`, `EMPTY`, with the file and the line; `IO`
 */
export async function readVocabulary(path: string, options: ReadLinesOptions): Promise<Vocabulary> {
  const words = new Set<string>();
  const counts: number[] = [];
  for await (const lines of readLines(path, options)) {
    for (const text of lines) {
      const place = { file: path, line: counts.length + 1 };
      const [, word, count] = /^(\S+)[ \t](\d+)\r?$/.exec(text) ?? [];
      if (word === undefined) throw new FirthError('BAD_HEADER', 'a line is a word, a blank and its count', place);
      if (words.has(word))
        throw new FirthError('DUPLICATE_WORD', `the word ${JSON.stringify(word)} stands twice`, place);
      words.add(word);
      counts.push(Number(count));
    }
  }
  if (words.size === 0) throw new FirthError('EMPTY', 'there is no word in it', { file: path });
  return createVocabulary([...words], Float64Array.from(counts));
}

function* encoded(texts: Iterable<string>): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  for (const text of texts) yield encoder.encode(text);
}
