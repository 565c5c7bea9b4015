/** Controls (ESC, and so every OSC sequence, among them), marks that turn the direction of text, line separators, half characters. */
const unsafe = /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\p{Cs}]/gu;

/**
 * Returns `text` as it may be shown: what could move the cursor, change the terminal's state or reorder the line is spelled out, so that
 * a word from a file can neither hide nor do anything.
 *
 * @example
 * ```ts
 * escapeForTerminal('a\x1b]0;title\x07b'); // 'a\\x1b]0;title\\x07b'
 * ```
 */
export function escapeForTerminal(text: string): string {
  return text.replace(unsafe, (character) => {
    const code = character.codePointAt(0)!;
    return code < 0x100 ? `\\x${hex(code, 2)}` : `\\u${hex(code, 4)}`;
  });
}

/**
 * Returns `value` as one line of JSON that a terminal can show safely too: the unsafe characters that JSON allows in a string are written as
 * `\u` escapes, so that a parser gets every one of them exactly.
 */
export function toJson(value: unknown): string {
  return JSON.stringify(value).replace(unsafe, (character) => `\\u${hex(character.charCodeAt(0), 4)}`);
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}
