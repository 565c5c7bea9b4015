import { describe, expect, it } from 'vitest';
import { bpeModel } from '../bpe/index.ts';
import { unigramModel } from '../unigram/index.ts';
import { wordPieceModel } from '../wordpiece/index.ts';
import { explain } from './explain.ts';

const idsOf = (tokens: readonly string[]) => new Map(tokens.map((token, id) => [token, id]));

describe('explain', () => {
  it('tells the merges of BPE in the order in which they were made', () => {
    const model = bpeModel({
      ids: idsOf(['l', 'o', 'w', 'e', 'r', 'lo', 'low', 'er', 'lower']),
      merges: [
        ['l', 'o'],
        ['lo', 'w'],
        ['e', 'r'],
        ['low', 'er'],
      ],
    });
    const explanation = explain(model, 'lower');
    expect(explanation.type === 'BPE' && explanation.merges.map(({ merged, start }) => `${merged}@${start}`)).toEqual([
      'lo@0',
      'low@0',
      'er@3',
      'lower@0',
    ]);
    expect(explanation.tokens).toEqual([{ id: 8, token: 'lower', start: 0, end: 5 }]);
  });

  it('tells what WordPiece could have taken at each place, the longest first', () => {
    const model = wordPieceModel({ ids: idsOf(['[UNK]', 'un', 'u', '##happy', '##hap']), unknownToken: '[UNK]' });
    const explanation = explain(model, 'unhappy');
    expect(explanation.type === 'WordPiece' && explanation.matches).toEqual([
      { start: 0, candidates: ['un', 'u'] },
      { start: 2, candidates: ['##happy', '##hap'] },
    ]);
  });

  it('draws the lattice of Unigram and marks the chosen path', () => {
    const model = unigramModel({
      pieces: [
        ['<unk>', 0],
        ['a', -2],
        ['b', -2],
        ['ab', -3],
      ],
      unknownId: 0,
    });
    const explanation = explain(model, 'ab');
    expect(
      explanation.type === 'Unigram' && explanation.lattice.map(({ token, isChosen }) => [token, isChosen]),
    ).toEqual([
      ['a', false],
      ['ab', true],
      ['b', false],
    ]);
    expect(explanation.tokens.map(({ token }) => token)).toEqual(['ab']);
  });
});
