import type { BPEModel } from '../bpe/bpe-model.ts';
import { createByteEncoder } from '../bpe/byte-encoder.ts';
import { createChunkedEncoder } from '../bpe/chunked-encoder.ts';
import { createPieceTable } from '../bpe/kernel-table.ts';
import { type IdBuffer, pushId } from '../bytes/id-buffer.ts';
import { shortText } from '../bytes/utf8.ts';
import type { Model } from '../model.ts';
import { cutAtPunctuation, cutAtSpaces, cutBeforeSpaces } from '../scan/cuts.ts';
import { clipPattern, gpt2Pattern, knownScanner } from '../scan/known-patterns.ts';
import type { NamedScanner } from '../scan/scanner.ts';
import { alignText } from './aligned-text.ts';
import { createSpacedWords } from './bert-words.ts';
import type { FastPath } from './fast-path.ts';
import { field, isObject, type JSONObject } from './json.ts';
import type { Normalizer } from './normalizers/normalizer.ts';
import { joinsSpaces, plainNormalizer } from './plain-normalizer.ts';
import type { PreTokenizer } from './pre-tokenizers/pre-tokenizer.ts';

/** The parts that a fast path takes the place of. */
export interface FastPathParts {
  readonly model: Model;
  readonly normalizer: Normalizer | undefined;
  readonly preTokenizer: PreTokenizer | undefined;
}

/**
 * Returns the fast path of a definition whose parts allow one, else `undefined`: bytes and a known pattern (GPT-2, LLaMA 3, Qwen), words
 * that do not depend on each other (BERT, CLIP), or pieces that begin with ▁ (LLaMA 2, ALBERT).
 */
export function fastPathOf(definition: JSONObject, parts: FastPathParts): FastPath | undefined {
  return (
    byteLevelPath(definition, parts) ??
    wordPath(definition, parts) ??
    markedPath(definition, parts) ??
    unigramPath(definition, parts)
  );
}

/** GPT-2, LLaMA 3, Qwen: a known split pattern, bytes, and BPE on them. NFC before it changes few texts; those are normalized first. */
function byteLevelPath(definition: JSONObject, { model, normalizer: normalize }: FastPathParts): FastPath | undefined {
  const normalizer = field(definition, 'normalizer');
  if (model.type !== 'BPE' || (normalizer !== undefined && typeOf(normalizer) !== 'NFC')) return undefined;
  const split = byteLevelSplit(field(definition, 'pre_tokenizer'));
  const bytes = split && (model as BPEModel).byteLevel();
  if (!bytes) return undefined;
  const append = createByteEncoder(bytes, split.scanner);
  return (text, out) => {
    const composed = normalize && text.normalize('NFC') !== text ? normalize(alignText(text)).text : text;
    const spaced = split.addsSpace && composed !== '' && !composed.startsWith(' ') ? ` ${composed}` : composed;
    append(spaced, 0, spaced.length, out);
  };
}

/** A split pattern with a scanner of its own, then bytes. */
export interface ByteLevelSplit {
  readonly scanner: NamedScanner;
  readonly addsSpace: boolean;
}

/** Returns the scanner of a pre-tokenizer that is a known pattern and ByteLevel, else `undefined`. */
export function byteLevelSplit(preTokenizer: unknown): ByteLevelSplit | undefined {
  if (!isObject(preTokenizer)) return undefined;
  if (typeOf(preTokenizer) === 'ByteLevel') {
    if (field(preTokenizer, 'use_regex') === false) return undefined;
    return { scanner: knownScanner(gpt2Pattern)!, addsSpace: field(preTokenizer, 'add_prefix_space') !== false };
  }
  const [split, byteLevel, ...rest] = stepsOf(preTokenizer, 'pretokenizers');
  if (!split || !byteLevel || rest.length > 0) return undefined;
  const isPlain =
    typeOf(split) === 'Split' &&
    field(split, 'behavior') === 'Isolated' &&
    field(split, 'invert') !== true &&
    typeOf(byteLevel) === 'ByteLevel' &&
    field(byteLevel, 'use_regex') === false &&
    field(byteLevel, 'add_prefix_space') === false;
  const regex = regexOf(split);
  const scanner = isPlain && regex !== undefined ? knownScanner(regex) : undefined;
  return scanner && { scanner, addsSpace: false };
}

/** BERT, CLIP and other words parted by white space: each run is normalized, split and encoded by itself, once. */
function wordPath(definition: JSONObject, { model, normalizer, preTokenizer }: FastPathParts): FastPath | undefined {
  const cut = wordCut(field(definition, 'pre_tokenizer'));
  if (!cut || !preTokenizer || !isLocal(field(definition, 'normalizer'))) return undefined;
  const bert = field(definition, 'normalizer');
  const isBert = cut === cutAtPunctuation && typeOf(bert) === 'BertNormalizer';
  const lowers = isBert && field(bert as JSONObject, 'lowercase') !== false;
  const normalizeText = plainNormalizer(field(definition, 'normalizer'));
  const normalize = normalizer ?? ((given) => given);
  const spacedWords = isBert && normalizer ? createSpacedWords(normalizer) : undefined;
  const append = createChunkedEncoder(createPieceTable(), cut, (bytes, _view, start, stop, out) => {
    const emit = (id: number): void => pushId(out, id);
    const text = shortText(bytes, start, stop);
    if (isBert && /^[!-~]+$/.test(text)) {
      // BERT's parts leave a word of plain ASCII alone, but for its case.
      model.tokenize(lowers ? text.toLowerCase() : text, emit);
      return;
    }
    const words = spacedWords?.(text);
    if (words !== undefined) {
      for (const word of words.split(' ')) if (word !== '') model.tokenize(word, emit);
      return;
    }
    const plain = normalizeText?.(text);
    const normalized = plain === undefined ? normalize(alignText(text)) : alignText(plain);
    for (const piece of preTokenizer(normalized)) if (piece.text !== '') model.tokenize(piece.text, emit);
  });
  return (text, out) => append(text, 0, text.length, out);
}

function wordCut(preTokenizer: unknown): NamedScanner | undefined {
  const type = typeOf(preTokenizer);
  if (type === 'BertPreTokenizer') return cutAtPunctuation;
  if (type === 'Whitespace' || type === 'WhitespaceSplit') return cutAtSpaces;
  const [split, byteLevel] = isObject(preTokenizer) ? stepsOf(preTokenizer, 'pretokenizers') : [];
  const isClip =
    split &&
    regexOf(split) === clipPattern &&
    field(split, 'behavior') === 'Removed' &&
    field(split, 'invert') === true;
  return isClip && typeOf(byteLevel) === 'ByteLevel' && field(byteLevel!, 'add_prefix_space') === false
    ? cutAtSpaces
    : undefined;
}

const localNormalizers: ReadonlySet<unknown> = new Set([
  'NFC',
  'NFD',
  'NFKC',
  'NFKD',
  'Lowercase',
  'StripAccents',
  'BertNormalizer',
]);

/** Whether a normalizer does the same to words apart as to words together. */
function isLocal(normalizer: unknown): boolean {
  if (normalizer === undefined || localNormalizers.has(typeOf(normalizer))) return true;
  if (!isObject(normalizer)) return false;
  if (typeOf(normalizer) === 'Replace') return joinsSpaces(normalizer);
  const steps = stepsOf(normalizer, 'normalizers');
  return steps.length > 0 && steps.every(isLocal);
}

/**
 * LLaMA 2: a ▁ before the text and for every space, and BPE on all of it. No token goes on behind a ▁ that follows something else, so the
 * text is cut before each run of ▁; and every character has a token or bytes, so nothing unknown joins across a cut.
 */
function markedPath(definition: JSONObject, { model }: FastPathParts): FastPath | undefined {
  if (model.type !== 'BPE' || field(definition, 'pre_tokenizer') !== undefined) return undefined;
  const [prepend, replace, ...rest] = isObject(field(definition, 'normalizer'))
    ? stepsOf(field(definition, 'normalizer') as JSONObject, 'normalizers')
    : [];
  if (!prepend || !replace || rest.length > 0) return undefined;
  const pattern = field(replace, 'pattern');
  const isMarked =
    typeOf(prepend) === 'Prepend' &&
    field(prepend, 'prepend') === '▁' &&
    typeOf(replace) === 'Replace' &&
    isObject(pattern) &&
    field(pattern, 'String') === ' ' &&
    field(replace, 'content') === '▁';
  const table = isMarked ? (model as BPEModel).characterTable() : undefined;
  if (!table || !isCuttable(model as BPEModel)) return undefined;
  const append = createChunkedEncoder(table, cutBeforeSpaces, (bytes, _view, start, stop, out) => {
    model.tokenize(shortText(bytes, start, stop), (id) => pushId(out, id));
  });
  return (text, out) => {
    if (text === '') return;
    const marked = `▁${text.replaceAll(' ', '▁')}`;
    append(marked, 0, marked.length, out);
  };
}

/** ALBERT and T5: words with a ▁ for the space before them, each by itself. */
function unigramPath(definition: JSONObject, parts: FastPathParts): FastPath | undefined {
  const { model, normalizer, preTokenizer } = parts;
  const metaspace = field(definition, 'pre_tokenizer');
  const isSplit =
    isObject(metaspace) &&
    typeOf(metaspace) === 'Metaspace' &&
    field(metaspace, 'replacement') === '▁' &&
    field(metaspace, 'split') !== false;
  if (model.type !== 'Unigram' || !isSplit || !preTokenizer || !isLocal(field(definition, 'normalizer')))
    return undefined;
  const normalize = plainNormalizer(field(definition, 'normalizer'));
  const append = createChunkedEncoder(createPieceTable(), cutBeforeSpaces, (bytes, _view, start, stop, out) => {
    const text = shortText(bytes, start, stop);
    const marked = normalize?.(text)?.replaceAll(' ', '▁');
    // Only the first piece can begin otherwise: whether a ▁ goes before it is for the pre-tokenizer to say.
    if (marked?.startsWith('▁')) appendMarked(model, marked, out);
    else {
      const given = alignText(text);
      for (const piece of preTokenizer(normalizer ? normalizer(given) : given)) appendPiece(model, piece.text, out);
    }
  });
  return (text, out) => append(text, 0, text.length, out);
}

/** Appends the ids of the parts of a text each of which begins with a ▁. */
function appendMarked(model: Model, text: string, out: IdBuffer): void {
  for (let start = 0, end = 0; start < text.length; start = end) {
    end = text.indexOf('▁', start + 1);
    if (end < 0) end = text.length;
    appendPiece(model, start === 0 && end === text.length ? text : text.slice(start, end), out);
  }
}

function appendPiece(model: Model, piece: string, out: IdBuffer): void {
  if (piece === '') return;
  if (model.appendIds) model.appendIds(piece, out);
  else model.tokenize(piece, (id) => pushId(out, id));
}

function isCuttable({ options }: BPEModel): boolean {
  return options.merges.every(([left, right]) => !/[^▁]▁/.test(left + right));
}

function typeOf(part: unknown): unknown {
  return isObject(part) ? field(part, 'type') : undefined;
}

function stepsOf(part: JSONObject, key: string): JSONObject[] {
  const steps = field(part, key);
  return Array.isArray(steps) ? steps.filter(isObject) : [];
}

function regexOf(part: JSONObject): string | undefined {
  const pattern = field(part, 'pattern');
  const regex = isObject(pattern) ? field(pattern, 'Regex') : undefined;
  return typeof regex === 'string' ? regex : undefined;
}
