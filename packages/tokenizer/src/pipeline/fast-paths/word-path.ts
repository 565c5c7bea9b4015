import { createChunkedEncoder } from '../../bpe/chunked-encoder.ts';
import { createPieceTable } from '../../bpe/kernel-table.ts';
import { pushId } from '../../bytes/id-buffer.ts';
import { shortText } from '../../bytes/utf8.ts';
import { cutAtPunctuation, cutAtSpaces } from '../../scan/cuts.ts';
import type { NamedScanner } from '../../scan/scanner.ts';
import { alignText } from '../aligned-text.ts';
import { createSpacedWords } from '../bert-words.ts';
import type { FastPath, FastPathParts } from '../fast-path.ts';
import { field, type JSONObject } from '../json.ts';
import { plainNormalizer } from '../plain-normalizer.ts';
import { typeOf } from './definition-parts.ts';
import { isLocal } from './is-local.ts';

/** BERT and other words parted by white space: each run is normalized, split and encoded by itself, once. */
export function wordPath(
  definition: JSONObject,
  { model, normalizer, preTokenizer }: FastPathParts,
): FastPath | undefined {
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
  return undefined;
}
