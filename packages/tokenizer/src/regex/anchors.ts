import { isLowSurrogate } from '../bytes/utf8.ts';
import { isOnigurumaWord } from '../unicode/word.ts';
import { pointAt } from './point-at.ts';
import type { Anchor } from './syntax.ts';

/** Whether `anchor` holds at a UTF-16 position of `text`, in a search that began at `searchStart`. */
export function holds(anchor: Anchor, text: string, position: number, searchStart: number): boolean {
  const isAtEnd = position === text.length;
  switch (anchor) {
    case 'text-start':
      return position === 0;
    case 'text-end':
      return isAtEnd;
    case 'text-end-or-last-newline':
      return isAtEnd || (position === text.length - 1 && text[position] === '\n');
    case 'search-start':
      return position === searchStart;
    case 'line-start':
      // Oniguruma begins no line behind a newline that ends the text.
      return position === 0 || (text[position - 1] === '\n' && !isAtEnd);
    case 'line-end':
      return isAtEnd || text[position] === '\n';
    default:
      return (isWordAt(text, position) !== isWordBefore(text, position)) === (anchor === 'word-boundary');
  }
}

function isWordAt(text: string, position: number): boolean {
  return position < text.length && isOnigurumaWord(pointAt(text, position));
}

function isWordBefore(text: string, position: number): boolean {
  if (position === 0) return false;
  const isPair = position > 1 && isLowSurrogate(text.charCodeAt(position - 1));
  return isOnigurumaWord(pointAt(text, position - (isPair ? 2 : 1)));
}
