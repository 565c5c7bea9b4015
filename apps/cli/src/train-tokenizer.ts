import { FirthError } from '@firth/core';
import { bytesToAlphabet, countPieces, type TrainedMerge, trainBPE, type WordCounts } from '@firth/tokenizer/bpe';
import { type DefinitionParts, defineTokenizer, fromJSON, type JSONTokenizer } from '@firth/tokenizer/pipeline';
import { trainUnigram } from '@firth/tokenizer/unigram';
import { trainWordLevel } from '@firth/tokenizer/wordlevel';
import { trainWordPiece } from '@firth/tokenizer/wordpiece';
import type { TokenizerTrainingOptions } from './options/tokenizer-training.ts';
import { readLines } from './read-lines.ts';
import { formatNumberOf } from './terminal/numbers.ts';
import type { ProgressView } from './terminal/progress-view.ts';

type Training = TokenizerTrainingOptions & { readonly input?: readonly string[] };
type Parts = Omit<DefinitionParts, 'model' | 'specialTokens'>;

export interface TrainingHooks {
  readonly signal: AbortSignal;
  readonly view: ProgressView;
  /** Is told each merge of BPE and WordPiece. */
  onMerge?(merge: TrainedMerge): void;
}

const byteLevel = { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true };
const metaspace = { type: 'Metaspace', replacement: '▁', prepend_scheme: 'always', split: true };

const preTokenizers = new Map<string, unknown>([
  ['byte-level', byteLevel],
  ['metaspace', metaspace],
  ['whitespace', { type: 'Whitespace' }],
  ['bert', { type: 'BertPreTokenizer' }],
]);

const normalizers = new Map<string, unknown>([
  ['nfc', { type: 'NFC' }],
  ['nfkc', { type: 'NFKC' }],
  ['lowercase', { type: 'Lowercase' }],
  [
    'bert',
    { type: 'BertNormalizer', clean_text: true, handle_chinese_chars: true, strip_accents: null, lowercase: true },
  ],
]);

const defaults = {
  bpe: { preTokenizer: 'byte-level', normalizer: 'none' },
  wordpiece: { preTokenizer: 'bert', normalizer: 'bert' },
  unigram: { preTokenizer: 'metaspace', normalizer: 'nfkc' },
  wordlevel: { preTokenizer: 'whitespace', normalizer: 'none' },
} as const;

/** Returns the names of the parts that go around the model. */
function chosenParts(options: Training): { readonly preTokenizer: string; readonly normalizer: string } {
  const { preTokenizer, normalizer } = defaults[options.model];
  return {
    preTokenizer: options.preTokenizer ?? (options.wordCounts ? 'whitespace' : preTokenizer),
    normalizer: options.normalizer ?? (options.wordCounts ? 'none' : normalizer),
  };
}

function partsOf(options: Training): Parts {
  const { preTokenizer, normalizer } = chosenParts(options);
  return {
    normalizer: normalizers.get(normalizer),
    preTokenizer: preTokenizers.get(preTokenizer),
    decoder: decoderOf(preTokenizer, options),
  };
}

function decoderOf(preTokenizer: string, { model, endOfWordSuffix }: Training): unknown {
  if (preTokenizer === 'byte-level') return byteLevel;
  if (preTokenizer === 'metaspace') return metaspace;
  if (model === 'wordpiece') return { type: 'WordPiece', prefix: '##', cleanup: true };
  return endOfWordSuffix === undefined ? undefined : { type: 'BPEDecoder', suffix: endOfWordSuffix };
}

/**
 * Returns the pieces of the texts that `options` name and how often each occurs. Texts are read a line at a time, and only their different
 * pieces are kept.
 *
 * @throws FirthError `IO`; `BAD_NUMBER` for a line that is not a word and its count; and as `countPieces`
 */
export async function countTrainingPieces(options: Training, { signal, view }: TrainingHooks): Promise<WordCounts> {
  const inputs = options.input ?? [];
  if (options.wordCounts) return readWordCounts(inputs, signal);
  // A byte-level model meets line feeds in the texts that it encodes; for the others they only part words.
  const lineFeed = chosenParts(options).preTokenizer === 'byte-level' ? '\n' : '';
  async function* texts(): AsyncGenerator<string> {
    for (const [index, input] of inputs.entries()) {
      const onBytes = (read: number, total: number | undefined): void =>
        view.step('read', {
          ...(total !== undefined && { fraction: (index + read / total) / inputs.length }),
          details: input,
        });
      for await (const lines of readLines(input, { signal, onBytes })) for (const line of lines) yield line + lineFeed;
    }
  }
  const { normalizer, preTokenizer } = partsOf(options);
  return countPieces(texts(), { normalizer, preTokenizer, signal });
}

async function readWordCounts(inputs: readonly string[], signal: AbortSignal): Promise<WordCounts> {
  const counts = new Map<string, number>();
  for (const input of inputs) {
    let number = 0;
    for await (const lines of readLines(input, { signal })) {
      for (const line of lines) {
        number++;
        const [, word, count] = /^(\S+)[ \t]+(\d{1,15})\s*$/.exec(line) ?? [];
        if (word === undefined)
          throw new FirthError('BAD_NUMBER', 'is not a word and its count', { file: input, line: number });
        counts.set(word, (counts.get(word) ?? 0) + Number(count));
      }
    }
  }
  return counts;
}

/**
 * Returns the tokenizer that is learned from `counts`.
 *
 * @throws FirthError as the trainer of the model
 */
export async function trainTokenizer(
  counts: WordCounts,
  options: Training,
  hooks: TrainingHooks,
): Promise<JSONTokenizer> {
  const parts = partsOf(options);
  const isByteLevel = parts.preTokenizer === byteLevel;
  const specialTokens = specialTokensOf(options, isByteLevel);
  const model = await trainModel(counts, options, specialTokens, isByteLevel, hooks);
  return fromJSON(defineTokenizer({ ...parts, model, specialTokens }));
}

/** The token of the unknown is first, unless the special tokens have it elsewhere. */
function specialTokensOf({ specialToken = [], ...options }: Training, isByteLevel: boolean): readonly string[] {
  const unknown = unknownTokenOf(options, isByteLevel);
  return unknown === undefined || specialToken.includes(unknown) ? specialToken : [unknown, ...specialToken];
}

function unknownTokenOf({ model, unknownToken }: Training, isByteLevel: boolean): string | undefined {
  if (model === 'bpe' && isByteLevel) return unknownToken;
  return unknownToken ?? (model === 'unigram' ? '<unk>' : '[UNK]');
}

async function trainModel(
  counts: WordCounts,
  options: Training,
  specialTokens: readonly string[],
  isByteLevel: boolean,
  { signal, view, onMerge }: TrainingHooks,
): Promise<DefinitionParts['model']> {
  const { vocabularySize, minFrequency } = options;
  const unknownToken = unknownTokenOf(options, isByteLevel);
  const common = { vocabularySize, specialTokens, unknownToken, signal };
  let size = 0;
  const onProgress = ({ fraction }: { readonly fraction: number }): void =>
    view.step('train', { fraction, details: formatNumberOf(size, 'token') });
  const countMerge = (merge: TrainedMerge): void => {
    size = merge.vocabularySize;
    onMerge?.(merge);
  };
  switch (options.model) {
    case 'bpe':
    case 'wordpiece': {
      const { tieBreak, limitAlphabet, maxTokenLength, endOfWordSuffix } = options;
      const initialAlphabet = (options.initialAlphabet ?? '') + (isByteLevel ? byteAlphabet() : '');
      const limits = { minFrequency, tieBreak, initialAlphabet, limitAlphabet, maxTokenLength };
      const settings = { ...common, ...limits, onProgress, onMerge: countMerge };
      if (options.model === 'wordpiece') return (await trainWordPiece(counts, settings)).model;
      return (await trainBPE(counts, { ...settings, endOfWordSuffix })).model;
    }
    case 'unigram': {
      const { maxPieceLength, seedSize, shrinkingFactor } = options;
      const onRound = ({ pieces }: { readonly pieces: number }): void =>
        view.step('train', { details: formatNumberOf(pieces, 'piece') });
      return (await trainUnigram(counts, { ...common, maxPieceLength, seedSize, shrinkingFactor, onRound })).model;
    }
    case 'wordlevel':
      return trainWordLevel(counts, { ...common, minFrequency }).model;
  }
}

/** Every byte is a token, whether the text has it or not: nothing is unknown. */
function byteAlphabet(): string {
  return bytesToAlphabet(Uint8Array.from({ length: 256 }, (_, byte) => byte));
}
