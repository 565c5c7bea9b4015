import { utf8Length } from '../bytes/utf8.ts';
import { unitsOfBytes } from '../sentencepiece/units-of-bytes.ts';
import { bestPath, createLatticeModel, type LatticeModel, unknown } from '../unigram/lattice.ts';
import type { ScoredPiece } from '../unigram/seed-pieces.ts';
import type { LatticeNode } from './explanation.ts';

/** Models of vocabularies that were explained: making one takes longer than a text. */
const models = new WeakMap<readonly ScoredPiece[], LatticeModel>();

/**
 * Returns every piece that stands somewhere in `text`, ordered by its start, and marks those of the best cut. `idOf` gives the id of the
 * piece at a place of `pieces`, `unknownId` is that of a character that no piece covers.
 */
export function explainLattice(
  pieces: readonly ScoredPiece[],
  text: string,
  idOf: (place: number) => number,
  unknownId: number,
): LatticeNode[] {
  const model = models.get(pieces) ?? createLatticeModel(pieces);
  models.set(pieces, model);
  const lattice = model.latticeOf(text);
  const unitOf = unitsOfBytes(text, utf8Length(text));
  const path = bestPath(model, lattice) ?? [];
  // Walks the path and the nodes together: the chosen node of a place is the next one of the path.
  let at = 0;
  let next = 0;
  return lattice.ids.map((place, i) => {
    const [begin, stop] = [lattice.starts[i]!, lattice.ends[i]!];
    const isChosen = begin === at && path[next] === place;
    if (isChosen) {
      at = stop;
      next++;
    }
    const [start, end] = [unitOf[begin]!, unitOf[stop]!];
    return {
      id: place === unknown ? unknownId : idOf(place),
      token: text.slice(start, end),
      start,
      end,
      score: place === unknown ? model.unknownScore : model.scores[place]!,
      isChosen,
    };
  });
}
