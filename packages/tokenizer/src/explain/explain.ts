import type { BPEModel } from '../bpe/bpe-model.ts';
import type { Model } from '../model.ts';
import type { UnigramModel } from '../unigram/unigram-model.ts';
import type { WordPieceModel } from '../wordpiece/wordpiece-model.ts';
import { explainLattice } from './explain-lattice.ts';
import type { ExplainedToken, Explanation, MergeStep, WordPieceMatch } from './explanation.ts';

/**
 * Returns why a model gives the tokens that it gives: every merge of BPE in order, the candidates of WordPiece at each place, or the
 * lattice of Unigram with the chosen path. `piece` is text as the pre-tokenizer leaves it (`Ġlow` for a byte-level model).
 *
 * @example
 * ```ts
 * const model = bpeModel({ ids: new Map([['l', 0], ['o', 1], ['lo', 2]]), merges: [['l', 'o']] });
 * const explanation = explain(model, 'lo');
 * if (explanation.type === 'BPE') console.log(explanation.merges[0]!.merged); // lo
 * ```
 */
export function explain(model: Model, piece: string): Explanation {
  switch (model.type) {
    case 'BPE':
      return explainBPE(model as BPEModel, piece);
    case 'WordPiece':
      return { type: 'WordPiece', tokens: tokensOf(model, piece), matches: matchesOf(model as WordPieceModel, piece) };
    case 'Unigram':
      return explainUnigram(model as UnigramModel, piece);
    case 'WordLevel':
      return { type: 'WordLevel', tokens: tokensOf(model, piece) };
  }
}

function tokensOf(model: Model, piece: string): ExplainedToken[] {
  const tokens: ExplainedToken[] = [];
  model.tokenize(piece, (id, start, end, text) =>
    tokens.push({ id, token: text ?? model.vocabulary.tokenOf(id)!, start, end }),
  );
  return tokens;
}

function explainBPE(model: BPEModel, piece: string): Explanation {
  const tokens: ExplainedToken[] = [];
  const merges: MergeStep[] = [];
  model.trace(
    piece,
    (id, start, end) => tokens.push({ id, token: model.vocabulary.tokenOf(id)!, start, end }),
    (start, rank) => {
      const [left, right, merged] = model.mergeOf(rank);
      merges.push({ left, right, merged, rank, start });
    },
  );
  return { type: 'BPE', tokens, merges };
}

function matchesOf(model: WordPieceModel, word: string): WordPieceMatch[] {
  const { ids, continuingSubwordPrefix: prefix = '##' } = model.options;
  return tokensOf(model, word).map(({ start }) => {
    const candidates: string[] = [];
    for (let end = word.length; end > start; end--) {
      const candidate = (start > 0 ? prefix : '') + word.slice(start, end);
      if (ids.has(candidate)) candidates.push(candidate);
    }
    return { start, candidates };
  });
}

function explainUnigram(model: UnigramModel, piece: string): Explanation {
  const { pieces, unknownId = -1 } = model.options;
  const lattice = explainLattice(pieces, piece, (place) => place, unknownId);
  return { type: 'Unigram', tokens: tokensOf(model, piece), lattice };
}
