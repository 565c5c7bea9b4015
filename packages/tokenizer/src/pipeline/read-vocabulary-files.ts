import { FirthError } from '@firth/core';
import { fromJSON, type JSONTokenizer } from './from-json.ts';
import { parseJSON } from './parse-json.ts';

/** The two files of a BPE as openai/gpt-2 and fairseq publish it. */
export interface BPEFiles {
  readonly vocab: Uint8Array;
  readonly merges: Uint8Array;
}

export interface BPEFilesOptions {
  /** Whether a space is put before the text, as RoBERTa does (default false). */
  readonly addPrefixSpace?: boolean | undefined;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Returns the byte-level BPE of a vocab.json and a merges.txt (GPT-2's `encoder.json` and `vocab.bpe`).
 *
 * @throws FirthError `BAD_HEADER` for a line of merges.txt that has not two tokens; and as {@link fromJSON}
 * @example
 * ```ts
 * const bytes = (text: string) => new TextEncoder().encode(text);
 * const tokenizer = readBPEFiles({ vocab: bytes('{"h":0,"i":1,"hi":2}'), merges: bytes('#version: 0.2\nh i\n') });
 * console.log(tokenizer.encode('hi').tokens); // [ 'hi' ]
 * ```
 */
export function readBPEFiles(
  { vocab, merges }: BPEFiles,
  { addPrefixSpace = false }: BPEFilesOptions = {},
): JSONTokenizer {
  const byteLevel = { type: 'ByteLevel', add_prefix_space: addPrefixSpace, trim_offsets: true, use_regex: true };
  return fromJSON({
    ...emptyDefinition,
    pre_tokenizer: byteLevel,
    post_processor: { ...byteLevel, trim_offsets: false },
    decoder: byteLevel,
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: null,
      continuing_subword_prefix: null,
      end_of_word_suffix: null,
      fuse_unk: false,
      byte_fallback: false,
      ignore_merges: false,
      vocab: parseJSON(vocab, { file: 'vocab.json' }),
      merges: parseMerges(decoder.decode(merges)),
    },
  });
}

/** The lines of a merges.txt but its `#version` and blank ones. */
function parseMerges(text: string): [string, string][] {
  const merges: [string, string][] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line === '' || (index === 0 && line.startsWith('#version'))) continue;
    const [left, right, ...rest] = line.split(' ');
    if (!left || !right || rest.length > 0)
      throw new FirthError('BAD_HEADER', 'a merge has not two tokens', { file: 'merges.txt', line: index + 1 });
    merges.push([left, right]);
  }
  return merges;
}

const emptyDefinition = { version: '1.0', truncation: null, padding: null, added_tokens: [], normalizer: null };

export interface WordPieceFileOptions {
  /** Whether text is lower-cased and loses its accents (default true: `uncased`). */
  readonly lowercase?: boolean | undefined;
  /** What to call the file in messages (default `vocab.txt`). */
  readonly file?: string | undefined;
}

/**
 * Returns BERT's tokenizer of a vocab.txt: a token a line, whose number from 0 is its id. `[CLS]` and `[SEP]` go around a text where the
 * vocabulary has them.
 *
 * @throws FirthError `EMPTY`; `INCONSISTENT` where a token stands twice or `[UNK]` is missing
 * @example
 * ```ts
 * const bert = readWordPieceFile(new TextEncoder().encode('[UNK]\nun\n##happy\n'));
 * console.log(bert.encode('Unhappy').tokens.join(' ')); // un ##happy
 * ```
 */
export function readWordPieceFile(
  bytes: Uint8Array,
  { lowercase = true, file = 'vocab.txt' }: WordPieceFileOptions = {},
): JSONTokenizer {
  if (bytes.length === 0) throw new FirthError('EMPTY', 'the file has no bytes', { file });
  const lines = decoder.decode(bytes).split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  const ids = new Map<string, number>();
  for (const [id, token] of lines.entries()) {
    if (ids.has(token))
      throw new FirthError('INCONSISTENT', `the token ${JSON.stringify(token)} stands twice`, {
        file,
        line: id + 1,
      });
    ids.set(token, id);
  }
  if (!ids.has('[UNK]'))
    throw new FirthError('INCONSISTENT', 'no line is [UNK]: this is no vocab.txt, nor another tokenizer', { file });
  const special = (content: string): object => ({
    id: ids.get(content),
    content,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
    special: true,
  });
  const cls = ids.get('[CLS]');
  const sep = ids.get('[SEP]');
  return fromJSON({
    ...emptyDefinition,
    added_tokens: ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]'].filter((token) => ids.has(token)).map(special),
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null,
      lowercase,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor:
      cls === undefined || sep === undefined
        ? null
        : { type: 'BertProcessing', sep: ['[SEP]', sep], cls: ['[CLS]', cls] },
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(ids),
    },
  });
}
