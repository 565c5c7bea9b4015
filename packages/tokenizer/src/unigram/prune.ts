import type { WordCounts } from '../training/word-counts.ts';
import { bestPath, createLatticeModel, unknown, wholeNode } from './lattice.ts';
import type { ScoredPiece } from './seed-pieces.ts';

/**
 * Returns the `size` pieces whose loss would hurt the most: for each piece the fall of the corpus' likelihood where its occurrences are cut
 * in the second-best way (`Trainer::PruneSentencePieces` of SentencePiece, unigram_model_trainer.cc). Pieces that cannot be cut stay.
 */
export function prunePieces(pieces: readonly ScoredPiece[], words: WordCounts, size: number): ScoredPiece[] {
  const model = createLatticeModel(pieces);
  // Unknown characters are counted like a piece, behind the others.
  const unknownPlace = pieces.length;
  const placeOf = (id: number): number => (id === unknown ? unknownPlace : id);
  const frequencies = new Float64Array(pieces.length + 1);
  /** Words, by their counts, in whose best cut a piece is. */
  const presence = new Float64Array(pieces.length + 1);
  let total = 0;
  for (const [word, count] of words) {
    total += count;
    for (const id of bestPath(model, model.latticeOf(word)) ?? []) {
      frequencies[placeOf(id)]! += count;
      presence[placeOf(id)]! += count;
    }
  }
  const sum = frequencies.reduce((all, frequency) => all + frequency, 0);
  const kept: ScoredPiece[] = [];
  const candidates: { readonly id: number; readonly loss: number }[] = [];
  for (const [id, piece] of pieces.entries()) {
    const lattice = model.latticeOf(piece[0]);
    const isWhole = bestPath(model, lattice)?.length === 1;
    const alternative = isWhole ? bestPath(model, lattice, wholeNode(lattice)) : undefined;
    if (frequencies[id] === 0 && !isWhole) continue;
    if (!alternative) {
      kept.push(piece);
      continue;
    }
    if (frequencies[id] === 0) continue;
    candidates.push({ id, loss: lossOf(id, alternative) });
  }
  candidates.sort((a, b) => b.loss - a.loss || a.id - b.id);
  for (const { id } of candidates) {
    if (kept.length >= size) break;
    kept.push(pieces[id]!);
  }
  return kept;

  function lossOf(id: number, alternative: readonly number[]): number {
    const frequency = frequencies[id]!;
    const before = Math.log(frequency) - Math.log(sum);
    const sumAfter = Math.log(sum + frequency * (alternative.length - 1));
    const after = alternative.reduce(
      (all, other) => all + Math.log(frequencies[placeOf(other)]! + frequency) - sumAfter,
      0,
    );
    return (presence[id]! / total) * (before - after);
  }
}
