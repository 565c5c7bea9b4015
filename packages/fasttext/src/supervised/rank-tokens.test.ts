import { fromText } from '@firth/corpus';
import { ignoredLabel, notALabel } from '@firth/kernel/classifier';
import { expect, it } from 'vitest';
import { encodeLines } from './encode-lines.ts';
import { rankTokens } from './rank-tokens.ts';
import { settle } from './settle.ts';
import { notAWord, placeTokens } from './token-places.ts';

const settings = settle({ minCount: 2, minLabelCount: 2 });
const lines = '__label__a x y x\n__label__b x z\n__label__a y x\n';

it.each([
  ['</s> is not written', lines, 3],
  ['</s> is written', `${lines}__label__a </s> x\n`, 5],
])('finds what looking up finds, where %s', async (_, text, ends) => {
  const encoded = await encodeLines(fromText(text), {});
  const { dictionary, places } = rankTokens(encoded, settings, ['far', 'z']);
  expect(placeTokens(encoded.vocabulary, dictionary, settings.labelPrefix)).toEqual(places);

  const { words, labels } = dictionary;
  expect(words.counts[words.idOf('</s>')!]).toBe(ends);
  expect([words.idOf('x'), words.tokenOf(words.size - 1), labels.size]).toEqual([0, 'far', 1]);
  const placeOf = (token: string): number[] => {
    const id = places.tokens.indexOf(token);
    return [places.wordOf[id]!, places.labelOf[id]!];
  };
  expect(places.tokens[places.endOfLine]).toBe('</s>');
  expect(placeOf('__label__a')).toEqual([notAWord, 0]);
  expect(placeOf('__label__b')).toEqual([notAWord, ignoredLabel]);
  expect(placeOf('z')).toEqual([words.idOf('z'), notALabel]);
});
