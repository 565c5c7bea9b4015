import type { PrependScheme } from '../pre-tokenizers/metaspace.ts';
import type { Decoder } from './decoder.ts';

/** Returns the decoder of WordPiece: a token without the prefix begins a word. */
export function decodeWordPiece(prefix: string, cleansUp: boolean): Decoder {
  return (tokens) =>
    tokens.map((token, index) => {
      const spaced = index === 0 ? token : token.startsWith(prefix) ? token.slice(prefix.length) : ` ${token}`;
      return cleansUp ? cleanUp(spaced) : spaced;
    });
}

/** Takes back the spaces before punctuation and contractions (`clean_up_tokenization` of transformers). */
function cleanUp(text: string): string {
  return cleanings.reduce((cleaned, [from, to]) => cleaned.replaceAll(from, to), text);
}

const cleanings: readonly (readonly [string, string])[] = [
  [' .', '.'],
  [' ?', '?'],
  [' !', '!'],
  [' ,', ','],
  [" ' ", "'"],
  [" n't", "n't"],
  [" 'm", "'m"],
  [' do not', " don't"],
  [" 's", "'s"],
  [" 've", "'ve"],
  [" 're", "'re"],
];

/** Returns the decoder of `▁`: a space, but for one that begins the text where one was put there. */
export function decodeMetaspace(replacement: string, prependScheme: PrependScheme): Decoder {
  return (tokens) =>
    tokens.map((token, index) =>
      index === 0 && prependScheme !== 'never' ? token.replaceAll(replacement, '') : token.replaceAll(replacement, ' '),
    );
}

/** Returns the decoder of BPE with an end-of-word suffix: the suffix is a space, but at the end. */
export function decodeSuffix(suffix: string): Decoder {
  return (tokens) => tokens.map((token, index) => token.replaceAll(suffix, index === tokens.length - 1 ? '' : ' '));
}

/** Returns the decoder of connectionist temporal classification: repetitions count once, padding not at all. */
export function decodeCTC(padToken: string, wordDelimiter: string, cleansUp: boolean): Decoder {
  return (tokens) =>
    tokens
      .filter((token, index) => index === 0 || token !== tokens[index - 1])
      .map((token) => {
        const kept = token.replaceAll(padToken, '');
        return cleansUp ? cleanUp(kept).replaceAll(wordDelimiter, ' ') : kept;
      })
      .filter((token) => token !== '');
}

/** Returns the decoder that takes up to `start` and `stop` times `content` from the ends of each token. */
export function decodeStrip(content: string, start: number, stop: number): Decoder {
  return (tokens) =>
    tokens.map((token) => {
      const chars = [...token];
      let from = 0;
      while (from < start && chars[from] === content) from++;
      let to = chars.length;
      while (chars.length - to < stop && to > from && chars[to - 1] === content) to--;
      return chars.slice(from, to).join('');
    });
}
