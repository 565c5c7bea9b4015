import type { Corpus } from '@firth/core';
import { type ByteCorpus, hasBytes } from '../byte-corpus.ts';
import { spellSentences } from '../spell-sentences.ts';
import { joinWords, phraseTrie } from './phrase-trie.ts';
import type { Phrases } from './phrases.ts';

/** UTF-16 units encoded at a time. */
const pieceUnits = 65_536;

/**
 * Returns `corpus` with its phrases joined to words: in each pass from left to right, so that where phrases overlap the first one wins, as in
 * word2phrase.c and gensim. Nothing is read before it is asked for, nothing is kept, and each reading begins anew where one of `corpus` does.
 *
 * @example
 * ```ts
 * const corpus = fromText('we live in new york city\nyork is not new\n');
 * const phrases = { passes: [[{ words: ['new', 'york'], text: 'new_york', count: 1, score: 1 }]] };
 * for await (const sentence of joinPhrases(corpus, phrases).sentences()) console.log(sentence);
 * // [ 'we', 'live', 'in', 'new_york', 'city' ]
 * // [ 'york', 'is', 'not', 'new' ]
 * ```
 */
export function joinPhrases(corpus: Corpus, phrases: Phrases): Corpus {
  const tries = phrases.passes.map((pass) => phraseTrie(pass.map(({ words, text }) => [words, text])));
  async function* joined(
    sentences: AsyncIterable<readonly string[]>,
  ): AsyncGenerator<readonly string[], void, undefined> {
    for await (const sentence of sentences) yield tries.reduce<readonly string[]>(joinWords, sentence);
  }

  const { name, byteLength } = corpus;
  const sentences: Corpus = {
    ...(name !== undefined && { name }),
    ...(byteLength !== undefined && { byteLength }),
    sentences: (signal) => joined(corpus.sentences(signal)),
  };
  if (!hasBytes(corpus)) return sentences;
  const withBytes: ByteCorpus = {
    ...sentences,
    bytes: (signal, reading) =>
      linesOf(joined(spellSentences(corpus.bytes(signal, { ...reading, reuseBuffers: true }), name))),
  };
  return withBytes;
}

/** Yields `sentences` as text: words parted by spaces, a line each. */
async function* linesOf(sentences: AsyncIterable<readonly string[]>): AsyncGenerator<Uint8Array, void, undefined> {
  const encoder = new TextEncoder();
  let text = '';
  for await (const sentence of sentences) {
    text += `${sentence.join(' ')}\n`;
    if (text.length < pieceUnits) continue;
    yield encoder.encode(text);
    text = '';
  }
  yield encoder.encode(text);
}
