import { bytesToAlphabet, countPieces, trainBPE, type WordCounts } from '@firth/tokenizer/bpe';
import { type DefinitionParts, defineTokenizer, fromJSON, type JSONTokenizer } from '@firth/tokenizer/pipeline';
import { trainUnigram } from '@firth/tokenizer/unigram';
import { trainWordPiece } from '@firth/tokenizer/wordpiece';
import type { Algorithm, TrainingOrder } from './tokenizer-api.ts';

const byteLevel = { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true };
const metaspace = { type: 'Metaspace', replacement: '▁', prepend_scheme: 'always', split: true };

/** What goes around each model: that of GPT-2, of BERT, and of T5. */
const partsOf: Readonly<Record<Algorithm, Omit<DefinitionParts, 'model' | 'specialTokens'>>> = {
  BPE: { preTokenizer: byteLevel, decoder: byteLevel },
  WordPiece: {
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null,
      lowercase: true,
    },
    preTokenizer: { type: 'BertPreTokenizer' },
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
  },
  Unigram: { normalizer: { type: 'NFKC' }, preTokenizer: metaspace, decoder: metaspace },
};

const unknownTokenOf: Readonly<Record<Algorithm, string | undefined>> = {
  BPE: undefined, // bytes leave nothing unknown
  WordPiece: '[UNK]',
  Unigram: '<unk>',
};

/** Every byte is a token of a byte-level BPE, whether the text has it or not. */
const byteAlphabet = bytesToAlphabet(Uint8Array.from({ length: 256 }, (_, byte) => byte));

/**
 * Returns the tokenizer that is learned from the lines of `text`; `onStep` is told what has been done.
 *
 * @throws FirthError as the trainer of the algorithm
 */
export async function trainTokenizer(
  { algorithm, vocabularySize }: Pick<TrainingOrder, 'algorithm' | 'vocabularySize'>,
  lines: Iterable<string>,
  onStep: (step: string) => void = () => {},
): Promise<JSONTokenizer> {
  const { normalizer, preTokenizer } = partsOf[algorithm];
  onStep('counting the words');
  const counts = await countPieces(lines, { normalizer, preTokenizer });
  const unknownToken = unknownTokenOf[algorithm];
  const specialTokens = unknownToken === undefined ? [] : [unknownToken];
  const model = await trainModel(algorithm, counts, { vocabularySize, specialTokens }, onStep);
  return fromJSON(defineTokenizer({ ...partsOf[algorithm], model, specialTokens }));
}

async function trainModel(
  algorithm: Algorithm,
  counts: WordCounts,
  options: { readonly vocabularySize: number; readonly specialTokens: readonly string[] },
  onStep: (step: string) => void,
): Promise<DefinitionParts['model']> {
  const onMerge = ({ left, right, count, vocabularySize }: Merge): void =>
    onStep(`${vocabularySize} tokens; “${left}” and “${right}” stand side by side ${count} times`);
  switch (algorithm) {
    case 'BPE':
      return (await trainBPE(counts, { ...options, initialAlphabet: byteAlphabet, onMerge })).model;
    case 'WordPiece':
      return (await trainWordPiece(counts, { ...options, onMerge })).model;
    case 'Unigram': {
      const onRound = ({ pieces }: { readonly pieces: number }): void => onStep(`${pieces} pieces are left`);
      return (await trainUnigram(counts, { ...options, seedSize: mostSeeds, onRound })).model;
    }
  }
}

/** A small vocabulary needs few pieces to choose from; a million would take a minute. */
const mostSeeds = 20_000;

interface Merge {
  readonly left: string;
  readonly right: string;
  readonly count: number;
  readonly vocabularySize: number;
}
