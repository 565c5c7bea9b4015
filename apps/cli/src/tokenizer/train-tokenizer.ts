import { bytesToAlphabet, type TrainedMerge, trainBPE, type WordCounts } from '@firth/tokenizer/bpe';
import { type DefinitionParts, defineTokenizer, fromJSON, type JSONTokenizer } from '@firth/tokenizer/pipeline';
import { trainUnigram } from '@firth/tokenizer/unigram';
import { trainWordLevel } from '@firth/tokenizer/wordlevel';
import { trainWordPiece } from '@firth/tokenizer/wordpiece';
import type { TokenizerTrainingOptions } from '../options/tokenizer-training.ts';
import { formatNumberOf } from '../terminal/numbers.ts';
import type { CountingHooks } from './count-training-pieces.ts';
import { partsOf } from './tokenizer-parts.ts';

export interface TrainingHooks extends CountingHooks {
  /** Is told each merge of BPE and WordPiece. */
  onMerge?(merge: TrainedMerge): void;
}

/**
 * Returns the tokenizer that is learned from `counts`.
 *
 * @throws FirthError as the trainer of the model
 */
export async function trainTokenizer(
  counts: WordCounts,
  options: TokenizerTrainingOptions,
  hooks: TrainingHooks,
): Promise<JSONTokenizer> {
  const { isByteLevel, ...parts } = partsOf(options);
  const specialTokens = specialTokensOf(options, isByteLevel);
  const model = await trainModel(counts, options, specialTokens, isByteLevel, hooks);
  return fromJSON(defineTokenizer({ ...parts, model, specialTokens }));
}

/** The token of the unknown is first, unless the special tokens have it elsewhere. */
function specialTokensOf(
  { specialToken = [], ...options }: TokenizerTrainingOptions,
  isByteLevel: boolean,
): readonly string[] {
  const unknown = unknownTokenOf(options, isByteLevel);
  return unknown === undefined || specialToken.includes(unknown) ? specialToken : [unknown, ...specialToken];
}

function unknownTokenOf({ model, unknownToken }: TokenizerTrainingOptions, isByteLevel: boolean): string | undefined {
  if (model === 'bpe' && isByteLevel) return unknownToken;
  return unknownToken ?? (model === 'unigram' ? '<unk>' : '[UNK]');
}

async function trainModel(
  counts: WordCounts,
  options: TokenizerTrainingOptions,
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
