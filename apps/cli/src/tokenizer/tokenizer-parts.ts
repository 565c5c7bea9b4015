import type { DefinitionParts } from '@firth/tokenizer/pipeline';
import type { TokenizerTrainingOptions } from '../options/tokenizer-training.ts';

/** What is around a model, as tokenizer.json has it. */
export interface TokenizerParts extends Omit<DefinitionParts, 'model' | 'specialTokens'> {
  /** Whether tokens are written in GPT-2's byte alphabet. */
  readonly isByteLevel: boolean;
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

/** Returns the names of the parts that `options` ask for, or that go with the model. */
function chosenParts(options: TokenizerTrainingOptions): {
  readonly preTokenizer: string;
  readonly normalizer: string;
} {
  const { preTokenizer, normalizer } = defaults[options.model];
  return {
    preTokenizer: options.preTokenizer ?? (options.wordCounts ? 'whitespace' : preTokenizer),
    normalizer: options.normalizer ?? (options.wordCounts ? 'none' : normalizer),
  };
}

/** Returns the parts of a tokenizer.json that go around the model. */
export function partsOf(options: TokenizerTrainingOptions): TokenizerParts {
  const { preTokenizer, normalizer } = chosenParts(options);
  return {
    normalizer: normalizers.get(normalizer),
    preTokenizer: preTokenizers.get(preTokenizer),
    decoder: decoderOf(preTokenizer, options),
    isByteLevel: preTokenizer === 'byte-level',
  };
}

function decoderOf(preTokenizer: string, { model, endOfWordSuffix }: TokenizerTrainingOptions): unknown {
  if (preTokenizer === 'byte-level') return byteLevel;
  if (preTokenizer === 'metaspace') return metaspace;
  if (model === 'wordpiece') return { type: 'WordPiece', prefix: '##', cleanup: true };
  return endOfWordSuffix === undefined ? undefined : { type: 'BPEDecoder', suffix: endOfWordSuffix };
}
