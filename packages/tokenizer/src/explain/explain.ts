import type { BPEModel } from '../bpe/bpe-model.ts';
import { utf8Length } from '../bytes/utf8.ts';
import type { Model } from '../model.ts';
import { unitsOfBytes } from '../sentencepiece/units-of-bytes.ts';
import { bestPath, createLatticeModel, unknown } from '../unigram/lattice.ts';
import type { UnigramModel } from '../unigram/unigram-model.ts';
import type { WordPieceModel } from '../wordpiece/wordpiece-model.ts';

/** A token of a piece: UTF-16 units `start` to `end` of it. */
export interface ExplainedToken {
  readonly id: number;
  readonly token: string;
  readonly start: number;
  readonly end: number;
}

/** One merge of an encoding. */
export interface MergeStep {
  readonly left: string;
  readonly right: string;
  readonly merged: string;
  /** The place of the merge in the list: lower goes first. */
  readonly rank: number;
  /** Where the left symbol begins. */
  readonly start: number;
}

/** A piece that stands somewhere in the text, whether or not the best cut uses it. */
export interface LatticeNode extends ExplainedToken {
  /** The logarithm of its probability. */
  readonly score: number;
  readonly isChosen: boolean;
}

/** Why a piece of text became its tokens. */
export type Explanation =
  | { readonly type: 'BPE'; readonly tokens: readonly ExplainedToken[]; readonly merges: readonly MergeStep[] }
  | {
      readonly type: 'WordPiece';
      readonly tokens: readonly ExplainedToken[];
      readonly matches: readonly WordPieceMatch[];
    }
  | { readonly type: 'Unigram'; readonly tokens: readonly ExplainedToken[]; readonly lattice: readonly LatticeNode[] }
  | { readonly type: 'WordLevel'; readonly tokens: readonly ExplainedToken[] };

/** What the vocabulary has at one place of a word, the longest first: that one is taken. */
export interface WordPieceMatch {
  readonly start: number;
  readonly candidates: readonly string[];
}

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
  const { pieces, unknownId = unknown } = model.options;
  const weighed = createLatticeModel(pieces);
  const lattice = weighed.latticeOf(piece);
  const unitOf = unitsOfBytes(piece, utf8Length(piece));
  const path = bestPath(weighed, lattice) ?? [];
  // Walks the path and the nodes together: the chosen node of a place is the next one of the path.
  let at = 0;
  let next = 0;
  const nodes = lattice.ids.map((id, i): LatticeNode => {
    const start = lattice.starts[i]!;
    const end = lattice.ends[i]!;
    const isChosen = start === at && path[next] === id;
    if (isChosen) {
      at = end;
      next++;
    }
    return {
      id: id === unknown ? unknownId : id,
      token: piece.slice(unitOf[start]!, unitOf[end]!),
      start: unitOf[start]!,
      end: unitOf[end]!,
      score: id === unknown ? weighed.unknownScore : weighed.scores[id]!,
      isChosen,
    };
  });
  return { type: 'Unigram', tokens: tokensOf(model, piece), lattice: nodes };
}
