/** A part of an expression: an operator or a parenthesis, a word in quotes, or what stands between blanks otherwise. */
export interface Token {
  readonly type: 'operator' | 'quoted' | 'bare';
  readonly text: string;
}

const operators: ReadonlyMap<string, string> = new Map([
  ['+', '+'],
  ['-', '-'],
  ['−', '-'],
  ['*', '×'],
  ['×', '×'],
  ['/', '÷'],
  ['÷', '÷'],
]);

/** A word in quotes; else, up to the next blank, opening parentheses, the word itself, and closing ones. */
const piece = /"([^"]*)"|(\()|(\)+(?=\s|$))|([^\s"()](?:[^\s]*[^\s)])?)|(\S)/gu;

/** Returns the tokens of `text`. Parentheses stand apart at either end of a word; operators need blanks around them. */
export function tokensOfExpression(text: string): Token[] {
  const tokens: Token[] = [];
  for (const [, quoted, open, closed, bare, other = ''] of text.matchAll(piece)) {
    if (quoted !== undefined) tokens.push({ type: 'quoted', text: quoted });
    else if (open !== undefined) tokens.push({ type: 'operator', text: open });
    else if (closed !== undefined) tokens.push(...Array.from(closed, (text): Token => ({ type: 'operator', text })));
    else tokens.push(bareToken(bare ?? other));
  }
  return tokens;
}

function bareToken(text: string): Token {
  const operator = operators.get(text);
  return operator ? { type: 'operator', text: operator } : { type: 'bare', text };
}
