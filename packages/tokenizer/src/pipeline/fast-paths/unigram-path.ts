import { createChunkedEncoder } from '../../bpe/chunked-encoder.ts';
import { createPieceTable } from '../../bpe/kernel-table.ts';
import { type IdBuffer, pushId } from '../../bytes/id-buffer.ts';
import { shortText } from '../../bytes/utf8.ts';
import type { Model } from '../../model.ts';
import { cutBeforeSpaces } from '../../scan/cuts.ts';
import { alignText } from '../aligned-text.ts';
import type { FastPath, FastPathParts } from '../fast-path.ts';
import { field, isObject, type JSONObject } from '../json.ts';
import { plainNormalizer } from '../plain-normalizer.ts';
import { typeOf } from './definition-parts.ts';
import { isLocal } from './is-local.ts';

/** ALBERT and T5: words with a ▁ for the space before them, each by itself. */
export function unigramPath(definition: JSONObject, parts: FastPathParts): FastPath | undefined {
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
