import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { FirthError, type Warning } from '@firth/core';
import { describe, expect, it } from 'vitest';
import { encodeCorpus } from './encode-corpus.ts';
import { fromFile } from './from-file.ts';

interface Case {
  readonly file: string;
  readonly format: string;
  readonly problem: string;
  readonly expected: 'ok' | 'ok-with-warning' | 'error';
  readonly code?: string;
  readonly warn?: string;
  readonly facts?: { readonly tokens: number; readonly types: number };
  readonly options?: { readonly minCount: number };
}

const folder = fileURLToPath(new URL('../../../../shared/data/bad-files', import.meta.url));
const isThere = existsSync(folder);
const cases: readonly Case[] = isThere ? JSON.parse(readFileSync(`${folder}/manifest.json`, 'utf8')).cases : [];

/** What the manifest states of a case, as far as it does, read from what came of it. */
async function outcomeOf({ file, options, facts }: Case) {
  const warnings: Warning[] = [];
  const onWarning = (warning: Warning) => warnings.push(warning);
  try {
    const { words, vocabulary } = await encodeCorpus(fromFile(`${folder}/${file}`), {
      minCount: 1,
      onWarning,
      ...options,
    });
    const warned = warnings[0]?.code;
    return {
      expected: warned ? 'ok-with-warning' : 'ok',
      warn: warned,
      facts: facts && { tokens: words, types: vocabulary.size },
    };
  } catch (error) {
    expect(error).toBeInstanceOf(FirthError);
    return { expected: 'error', code: (error as FirthError).code };
  }
}

describe.skipIf(!isThere)('the corpora among the bad files (shared data)', () => {
  const corpora = cases.filter(({ format }) => format === 'corpus');

  it('are there', () => {
    expect(corpora.length).toBeGreaterThanOrEqual(7);
  });

  it.each(corpora)('$file: $problem', async (each) => {
    const { expected, code, warn, facts } = each;
    expect(await outcomeOf(each)).toEqual(expected === 'error' ? { expected, code } : { expected, warn, facts });
  });
});
