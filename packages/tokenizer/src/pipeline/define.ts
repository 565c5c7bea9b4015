import type { BPEModel } from '../bpe/bpe-model.ts';
import type { Model } from '../model.ts';
import type { UnigramModel } from '../unigram/unigram-model.ts';
import type { WordLevelModel } from '../wordlevel/wordlevel-model.ts';
import type { WordPieceModel } from '../wordpiece/wordpiece-model.ts';

/** The parts of a tokenizer.json around a model, each as the file has it. */
export interface DefinitionParts {
  readonly model: Model;
  readonly normalizer?: unknown;
  readonly preTokenizer?: unknown;
  readonly postProcessor?: unknown;
  readonly decoder?: unknown;
  /** Tokens of the model that are found in the text whole and that decoding may leave out. */
  readonly specialTokens?: readonly string[] | undefined;
}

/**
 * Returns the definition, in the layout of tokenizer.json, of a tokenizer made of a model (trained, say) and parts: what `fromJSON` reads
 * and what is written to a file.
 *
 * @example
 * ```ts
 * const { model } = await trainBPE(new Map([['low', 5]]), { vocabularySize: 6, specialTokens: ['[SEP]'] });
 * const parts = { model, preTokenizer: { type: 'Whitespace' }, specialTokens: ['[SEP]'] };
 * console.log(fromJSON(defineTokenizer(parts)).encode('low[SEP]').tokens.join(' ')); // low [SEP]
 * ```
 */
export function defineTokenizer(parts: DefinitionParts): { readonly [key: string]: unknown } {
  const { model, specialTokens = [] } = parts;
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: specialTokens.map((content) => ({
      id: model.vocabulary.ids.get(content),
      content,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
      special: true,
    })),
    normalizer: parts.normalizer ?? null,
    pre_tokenizer: parts.preTokenizer ?? null,
    post_processor: parts.postProcessor ?? null,
    decoder: parts.decoder ?? null,
    model: modelDefinition(model),
  };
}

function modelDefinition(model: Model): unknown {
  switch (model.type) {
    case 'BPE':
      return bpeDefinition(model as BPEModel);
    case 'WordPiece': {
      const { options } = model as WordPieceModel;
      return {
        type: 'WordPiece',
        unk_token: options.unknownToken,
        continuing_subword_prefix: options.continuingSubwordPrefix ?? '##',
        max_input_chars_per_word: options.maxInputCharsPerWord ?? 100,
        vocab: Object.fromEntries(options.ids),
      };
    }
    case 'Unigram': {
      const { options } = model as UnigramModel;
      return {
        type: 'Unigram',
        unk_id: options.unknownId ?? null,
        vocab: options.pieces,
        byte_fallback: options.byteFallback ?? false,
      };
    }
    case 'WordLevel': {
      const { options } = model as WordLevelModel;
      return { type: 'WordLevel', vocab: Object.fromEntries(options.ids), unk_token: options.unknownToken };
    }
  }
}

function bpeDefinition({ options }: BPEModel): unknown {
  return {
    type: 'BPE',
    dropout: null,
    unk_token: options.unknownToken ?? null,
    continuing_subword_prefix: options.continuingSubwordPrefix ?? null,
    end_of_word_suffix: options.endOfWordSuffix ?? null,
    fuse_unk: options.fuseUnknown ?? false,
    byte_fallback: options.byteFallback ?? false,
    ignore_merges: options.ignoreMerges ?? false,
    vocab: Object.fromEntries(options.ids),
    merges: options.merges,
  };
}
