import { charOfByte } from '../bytes/byte-alphabet.ts';
import { trainBPE } from '../bpe/train-bpe.ts';
import { countPieces } from '../training/word-counts.ts';
import { trainUnigram } from '../unigram/train-unigram.ts';
import { trainWordLevel } from '../wordlevel/train-wordlevel.ts';
import { trainWordPiece } from '../wordpiece/train-wordpiece.ts';
import { type GoldenCount, goldenCounter, sameJSON, sharedText } from './golden-files.ts';

interface HFTraining {
  readonly text: string;
  readonly trainer: 'BpeTrainer' | 'WordPieceTrainer' | 'WordLevelTrainer' | 'UnigramTrainer';
  readonly options: {
    readonly vocab_size: number;
    readonly min_frequency?: number;
    readonly special_tokens: readonly string[];
    readonly initial_alphabet?: readonly string[];
    readonly limit_alphabet?: number;
    readonly max_token_length?: number;
    readonly end_of_word_suffix?: string;
  };
  readonly pipeline: { readonly normalizer: unknown; readonly pre_tokenizer: unknown };
  readonly deterministic_over_3_runs: boolean;
  readonly vocab_in_id_order: readonly (string | readonly [string, number])[];
  readonly merges?: readonly [string, string][];
}

const folder = 'golden/tokenizers/training';

/** Trains as the file says; where the reference is deterministic the result is the same, else `overlap` tells how much of it is. */
export async function compareHFTraining(name: string): Promise<{ isSame: boolean; overlap: number; deterministic: boolean }> {
  const golden = JSON.parse(sharedText(`${folder}/${name}.json.gz`)) as HFTraining;
  const { options } = golden;
  const lines = sharedText(`${folder}/texts/${golden.text}`).split('\n');
  const counts = await countPieces(lines, { normalizer: golden.pipeline.normalizer, preTokenizer: golden.pipeline.pre_tokenizer });
  const shared = { vocabularySize: options.vocab_size, minFrequency: options.min_frequency, specialTokens: options.special_tokens };
  const trained = await train();
  const tokens = [...trained.ids].sort(([, a], [, b]) => a - b).map(([token]) => token);
  const found = new Set(tokens);
  const wanted = golden.vocab_in_id_order.map((token) => (typeof token === 'string' ? token : token[0]));
  const overlap = wanted.filter((token) => found.has(token)).length / wanted.length;
  const isSame = sameJSON(tokens, wanted) && (!golden.merges || sameJSON(trained.merges, golden.merges));
  return { isSame, overlap, deterministic: golden.deterministic_over_3_runs };

  async function train(): Promise<{ ids: ReadonlyMap<string, number>; merges?: unknown }> {
    if (golden.trainer === 'UnigramTrainer') {
      const { pieces } = await trainUnigram(counts, { vocabularySize: options.vocab_size, specialTokens: options.special_tokens });
      return { ids: new Map(pieces.map(([piece], id) => [piece, id])) };
    }
    if (golden.trainer === 'WordLevelTrainer') return trainWordLevel(counts, shared);
    const bpe = {
      ...shared,
      initialAlphabet: options.initial_alphabet,
      limitAlphabet: options.limit_alphabet,
      maxTokenLength: options.max_token_length,
    };
    if (golden.trainer === 'WordPieceTrainer') return trainWordPiece(counts, bpe);
    return trainBPE(counts, { ...bpe, endOfWordSuffix: options.end_of_word_suffix });
  }
}

interface MinBPETraining {
  readonly text: string;
  readonly pattern: string | null;
  readonly vocab_size: number;
  readonly merges_in_order: readonly [number, number][];
}

/** The merges of minbpe, as pairs of ids: bytes are 0 to 255, and each merge gives the next id. */
export async function countMinBPE(name: string): Promise<GoldenCount> {
  const golden = JSON.parse(sharedText(`${folder}/${name}.json.gz`)) as MinBPETraining;
  const counts = await countPieces([sharedText(`${folder}/texts/${golden.text}`)], {
    normalizer: golden.pattern === null ? { type: 'ByteLevel' } : undefined,
    preTokenizer: golden.pattern === null ? undefined : splitAt(golden.pattern),
  });
  const { merges } = await trainBPE(counts, { vocabularySize: vocabularySizeOf(golden.merges_in_order.length, counts), tieBreak: 'first-seen', reuseTokens: false });
  const texts = Array.from({ length: 256 }, (_, byte) => charOfByte(byte));
  const count = goldenCounter(`training/${name}`);
  for (const [index, [left, right]] of golden.merges_in_order.entries()) {
    const wanted = [texts[left]!, texts[right]!];
    texts.push(wanted.join(''));
    count.check(sameJSON(merges[index], wanted), () => `${index}: ${JSON.stringify(merges[index])} for ${JSON.stringify(wanted)}`);
  }
  return count;
}

function vocabularySizeOf(merges: number, counts: ReadonlyMap<string, number>): number {
  return merges + new Set([...counts.keys()].join('')).size;
}

function splitAt(pattern: string): unknown {
  return {
    type: 'Sequence',
    pretokenizers: [
      { type: 'Split', pattern: { Regex: pattern }, behavior: 'Isolated', invert: false },
      { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: false },
    ],
  };
}
