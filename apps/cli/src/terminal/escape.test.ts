import { describe, expect, it } from 'vitest';
import { escapeForTerminal, toJson } from './escape.ts';

const hostile = 'a\x1b]0;title\x07\u202eb\u2066c\u0085\u2028d\u200f\x7f';

describe('escapeForTerminal', () => {
  it('spells out controls, marks of direction, line separators and half characters', () => {
    expect(escapeForTerminal(hostile)).toBe('a\\x1b]0;title\\x07\\u202eb\\u2066c\\x85\\u2028d\\u200f\\x7f');
    expect(escapeForTerminal('\ud83d')).toBe('\\ud83d');
  });

  it('leaves words of every script, joiners and emoji as they are', () => {
    for (const word of ['naïve', 'Привет', 'עברית', 'عربى', 'क्\u200dष', '👩‍🚀', '日本'])
      expect(escapeForTerminal(word)).toBe(word);
  });
});

describe('toJson', () => {
  it('is one line of ASCII controls a terminal can take, and parses to the exact strings', () => {
    const json = toJson({ word: hostile });
    expect(json).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Zl}]/u);
    expect(JSON.parse(json)).toEqual({ word: hostile });
  });
});
