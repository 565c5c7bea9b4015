import { explain } from '@firth/tokenizer';
import { bpeModel } from '@firth/tokenizer/bpe';
import { expect, it } from 'vitest';
import { symbolsAfter } from './symbols-after.ts';

it('joins characters merge by merge, until the tokens are left', () => {
  const ids = new Map(['l', 'o', 'w', '😀', 'lo', 'low'].map((token, id) => [token, id]));
  const model = bpeModel({
    ids,
    merges: [
      ['l', 'o'],
      ['lo', 'w'],
    ],
  });
  const explanation = explain(model, '😀lowlo');
  const merges = explanation.type === 'BPE' ? explanation.merges : [];
  const shown = merges.map((_, step) => symbolsAfter('😀lowlo', merges.slice(0, step)).join(' '));
  expect(shown).toEqual(['😀 l o w l o', '😀 lo w l o', '😀 lo w lo']);
  expect(symbolsAfter('😀lowlo', merges)).toEqual(explanation.tokens.map(({ token }) => token));
});
