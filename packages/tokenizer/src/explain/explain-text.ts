import { bytesToAlphabet } from '../bytes/byte-alphabet.ts';
import { toUTF8 } from '../bytes/utf8.ts';
import type { OpenedTokenizer } from '../open-tokenizer.ts';
import type { PipelineTokenizer } from '../pipeline/pipeline.ts';
import { compilePattern } from '../regex/pattern.ts';
import type { TiktokenTokenizer } from '../tiktoken/tiktoken.ts';
import { explain } from './explain.ts';
import { explainJoins } from './explain-joins.ts';
import { explainSentencePiece } from './explain-sentencepiece.ts';
import type { ExplainedToken, Explanation } from './explanation.ts';

/** A piece of a text, as the model is given it, and why it became its tokens. */
export interface ExplainedPiece {
  readonly piece: string;
  readonly explanation: Explanation;
}

/**
 * Returns, for each piece that a tokenizer makes of a text, why it became its tokens. The tokens of all pieces together are those of
 * `encodeIds`. SentencePiece has no pieces: it is given the whole text.
 *
 * @throws FirthError as the tokenizer's `encodeIds`
 * @example
 * ```ts
 * const { model } = await trainBPE(new Map([['low', 5]]), { vocabularySize: 5 });
 * const tokenizer = fromJSON(defineTokenizer({ model, preTokenizer: { type: 'Whitespace' } }));
 * for (const { piece, explanation } of explainText(tokenizer, 'low lo'))
 *   if (explanation.type === 'BPE') console.log(piece, explanation.merges.map(({ merged }) => merged));
 * // low [ 'lo', 'low' ]
 * // lo [ 'lo' ]
 * ```
 */
export function explainText(tokenizer: PipelineTokenizer | OpenedTokenizer, text: string): ExplainedPiece[] {
  if ('pattern' in tokenizer) return explainRanks(tokenizer, text);
  if ('pieces' in tokenizer) return explainPieces(tokenizer, text);
  const piece = tokenizer.normalize(text);
  return piece === '' ? [] : [{ piece, explanation: explainSentencePiece(tokenizer, piece) }];
}

function explainPieces(tokenizer: PipelineTokenizer, text: string): ExplainedPiece[] {
  return tokenizer.pieces(text).map(({ text: piece, id }) => ({
    piece,
    explanation: id === undefined ? explain(tokenizer.model, piece) : addedToken(id, piece),
  }));
}

function addedToken(id: number, token: string): Explanation {
  return { type: 'AddedToken', tokens: [{ id, token, start: 0, end: token.length }] };
}

/** Of tiktoken's: special tokens by themselves, and what its pattern matches between them, in GPT-2's byte alphabet. */
function explainRanks(tokenizer: TiktokenTokenizer, text: string): ExplainedPiece[] {
  const special = new Set(tokenizer.specialTokens.values());
  const { ids, tokens, offsets } = tokenizer.encode(text);
  const pattern = compilePattern(tokenizer.pattern, 'rust');
  const pieces: ExplainedPiece[] = [];
  const explainOrdinary = (start: number, end: number): void => {
    const part = text.slice(start, end);
    pattern.forEachMatch(part, (from, to) => {
      const piece = bytesToAlphabet(toUTF8(part.slice(from, to)));
      if (piece !== '') pieces.push({ piece, explanation: explainBytes(tokenizer, piece) });
    });
  };
  let start = 0;
  for (const [index, id] of ids.entries()) {
    if (!special.has(id)) continue;
    explainOrdinary(start, offsets[2 * index]!);
    pieces.push({ piece: tokens[index]!, explanation: addedToken(id, tokens[index]!) });
    start = offsets[2 * index + 1]!;
  }
  explainOrdinary(start, text.length);
  return pieces;
}

/** A piece that is a token is taken whole; its merges, which lead to it too, are told all the same. */
function explainBytes({ vocabulary }: TiktokenTokenizer, piece: string): Explanation {
  const merges = explainJoins([...piece], (joined) => vocabulary.idOf(joined));
  const whole = vocabulary.idOf(piece);
  if (whole !== undefined)
    return { type: 'BPE', merges, tokens: [{ id: whole, token: piece, start: 0, end: piece.length }] };

  const ends = new Map([...piece].map((_, at) => [at, at + 1]));
  for (const { merged, start } of merges) ends.set(start, start + merged.length);
  const tokens: ExplainedToken[] = [];
  for (let start = 0, end = 0; start < piece.length; start = end) {
    end = ends.get(start)!;
    const token = piece.slice(start, end);
    tokens.push({ id: vocabulary.idOf(token)!, token, start, end });
  }
  return { type: 'BPE', merges, tokens };
}
