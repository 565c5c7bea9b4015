import { FirthError } from '@firth/core';
import { compareCodePoints } from '../../bpe/tie-break.ts';
import { fromUTF8, toUTF8 } from '../../bytes/utf8.ts';
import { countCharacters } from '../../training/alphabet.ts';
import { breathe } from '../../training/breathe.ts';
import { type ByteTrie, createByteTrie } from '../../unigram/byte-trie.ts';
import { createNormalizer, longestPrefix, type NormalizerModel } from '../normalize.ts';
import { type CompleteRules, symbolMark, unknownMark } from './options.ts';
import { splitWords } from './split-words.ts';

/** A text as SentencePiece's trainers see it. */
export interface TrainingText {
  /** The words and how often each occurs, the most frequent first, with ▅ for characters that are too rare. */
  readonly words: ReadonlyMap<string, number>;
  /** The same words, each with the character that follows it: `\0` at the end of a sentence. */
  readonly wordsInContext: ReadonlyMap<string, number>;
  /** The characters that get a piece, the most frequent first. */
  readonly characters: readonly (readonly [char: string, count: number])[];
}

export interface ReadSentencesOptions {
  readonly rules: CompleteRules;
  readonly normalizer: NormalizerModel;
  /** Symbols that no piece is learned from. */
  readonly symbols: readonly string[];
  readonly signal?: AbortSignal | undefined;
}

/**
 * Returns the normalized words of sentences and the characters that are frequent enough (`TrainerInterface::LoadSentences` of SentencePiece,
 * trainer_interface.cc). A sentence that is too long or holds ▅ is left out. Only different words are kept in memory.
 *
 * @throws FirthError `EMPTY_VOCABULARY` where nothing is left; the signal's reason on abort
 */
export async function readSentences(
  sentences: Iterable<string> | AsyncIterable<string>,
  { rules, normalizer, symbols, signal }: ReadSentencesOptions,
): Promise<TrainingText> {
  const normalize = createNormalizer(normalizer, createByteTrie([]));
  const known = createByteTrie(symbols.map((symbol) => [toUTF8(symbol), 0]));
  const raw = new Map<string, number>();
  const pause = breathe(signal);
  for await (const sentence of sentences) {
    const bytes = toUTF8(sentence);
    if (bytes.length === 0 || bytes.length > rules.maxSentenceLength || sentence.includes(unknownMark)) continue;
    const { bytes: normalized, length } = normalize(bytes);
    const words = splitWords(fromUTF8(hideSymbols(normalized, length, known)), rules);
    for (const [index, word] of words.entries()) {
      const key = word + firstCharacter(words[index + 1] ?? '\0');
      if (word !== '') raw.set(key, (raw.get(key) ?? 0) + 1);
    }
    await pause();
  }
  if (raw.size === 0) throw new FirthError('EMPTY_VOCABULARY', 'there are no sentences to train on');

  const characters = requiredCharacters(raw, rules.characterCoverage);
  const isRequired = new Set(characters.map(([char]) => char));
  const wordsInContext = new Map<string, number>();
  const words = new Map<string, number>();
  for (const [key, count] of raw) {
    const chars = [...key];
    const next = chars.pop()!;
    const word = chars.map((char) => (isRequired.has(char) ? char : unknownMark)).join('');
    addTo(words, word, count);
    addTo(wordsInContext, word + (next === '\0' || isRequired.has(next) ? next : unknownMark), count);
  }
  return { words: sortCounts(words), wordsInContext, characters };
}

/** Puts a tab for each symbol, the longest at its place. */
function hideSymbols(bytes: Uint8Array, length: number, symbols: ByteTrie): Uint8Array {
  if (!bytes.subarray(0, length).some((byte) => symbols.step(0, byte) >= 0)) return bytes.subarray(0, length);
  const hidden: number[] = [];
  for (let at = 0; at < length; ) {
    const found = longestPrefix(symbols, bytes, at, length);
    hidden.push(found > 0 ? symbolMark.charCodeAt(0) : bytes[at]!);
    at += found || 1;
  }
  return Uint8Array.from(hidden);
}

/** The most frequent characters that make up `coverage` of the text, in float32 as the original has it. */
function requiredCharacters(raw: ReadonlyMap<string, number>, coverage: number): [string, number][] {
  const words = new Map<string, number>();
  for (const [key, count] of raw) addTo(words, key.slice(0, -lastCharacterUnits(key)), count);
  const counts = countCharacters(words);
  counts.delete('\0');
  let total = 0;
  for (const count of counts.values()) total += count;
  const required: [string, number][] = [];
  let covered = 0;
  for (const [char, count] of sortCounts(counts)) {
    if (Math.fround(covered / total) >= Math.fround(coverage)) break;
    covered += count;
    if (char !== symbolMark) required.push([char, count]);
  }
  return required;
}

/** The greatest counts first; of equal ones the text that comes first by code points. */
function sortCounts(counts: ReadonlyMap<string, number>): Map<string, number> {
  return new Map([...counts].sort(([a, m], [b, n]) => n - m || compareCodePoints(a, b)));
}

function addTo(counts: Map<string, number>, key: string, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}

function firstCharacter(text: string): string {
  return String.fromCodePoint(text.codePointAt(0)!);
}

function lastCharacterUnits(text: string): 1 | 2 {
  return text.codePointAt(text.length - 2)! >= 0x10000 ? 2 : 1;
}
