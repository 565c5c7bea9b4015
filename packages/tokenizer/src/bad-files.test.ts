import { type ErrorCode, FirthError } from '@firth/core';
import { describe, expect, it } from 'vitest';
import { goldenMissing, sharedBytes, sharedText } from './__fixtures__/golden-files.ts';
import { openTokenizer, type TokenizerFormat } from './open-tokenizer.ts';
import { readRanks } from './tiktoken/index.ts';

interface BadFile {
  readonly file: string;
  readonly format: TokenizerFormat;
  readonly problem: string;
  readonly expected: 'ok' | 'error' | 'ok-with-warning';
  readonly code?: ErrorCode;
  readonly warn?: ErrorCode;
  readonly at?: { readonly line: number };
  readonly alt?: { readonly expected: 'ok' | 'error' | 'ok-with-warning'; readonly code?: ErrorCode };
  readonly facts?: { readonly count?: number };
  readonly probe?: {
    readonly encode?: Readonly<Record<string, readonly number[]>>;
    readonly encodeWithinMs?: {
      readonly text?: string;
      readonly repeat?: string;
      readonly n?: number;
      readonly tokens?: number;
    };
  };
}

const bytePattern = { pattern: '[\\s\\S]+', specialTokens: new Map<string, number>() };

function cases(): BadFile[] {
  const { cases: all } = JSON.parse(sharedText('bad-files/manifest.json')) as { cases: BadFile[] };
  return all.filter(({ format }) => ['tokenizer-json', 'tiktoken', 'sentencepiece'].includes(format));
}

describe.skipIf(goldenMissing)('good and bad files', () => {
  it.each(goldenMissing ? [] : cases())('$file: $problem', (bad) => {
    const bytes = sharedBytes(`bad-files/${bad.file}`);
    const warnings: ErrorCode[] = [];
    const open = () =>
      openTokenizer(bytes, {
        format: bad.format,
        file: bad.file,
        encoding: bytePattern,
        onWarning: ({ code }) => warnings.push(code),
      });
    if (bad.expected === 'error' || (bad.alt?.expected === 'error' && bad.warn === 'LIMIT')) {
      expect(open).toThrow(FirthError);
      expect(open).toThrow(expect.objectContaining({ code: bad.code ?? bad.alt?.code, file: bad.file, ...bad.at }));
      return;
    }
    const tokenizer = open();
    expect(warnings).toEqual(bad.warn ? [bad.warn] : []);
    if (bad.facts?.count !== undefined) {
      const count = bad.format === 'tiktoken' ? readRanks(bytes).count : tokenizer.vocabulary.size;
      expect(count).toBe(bad.facts.count);
    }
    for (const [text, ids] of Object.entries(bad.probe?.encode ?? {}))
      expect([...tokenizer.encodeIds(text)]).toEqual(ids);
    const long = bad.probe?.encodeWithinMs;
    if (long) {
      const ids = tokenizer.encodeIds(long.text ?? long.repeat!.repeat(long.n!));
      if (long.tokens !== undefined) expect(ids).toHaveLength(long.tokens);
    }
    expect(Object.prototype).not.toHaveProperty('polluted');
  });
});
