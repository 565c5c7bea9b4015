import { existsSync, openAsBlob, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { FirthError, type Warning, type WordVectors } from '@firth/core';
import { describe, expect, it } from 'vitest';
import { readVectors } from './read-vectors.ts';
import type { VectorFormat } from './vector-format.ts';

const folder = fileURLToPath(new URL('../../../../shared/data/bad-files/', import.meta.url));
const isThere = existsSync(folder);

type Value = number | 'NaN' | 'Infinity' | '-Infinity';

interface Outcome {
  readonly expected: 'error' | 'ok' | 'ok-with-warning';
  readonly code?: string;
  readonly at?: { readonly line?: number };
  readonly warn?: string;
  readonly facts?: {
    readonly count?: number;
    readonly dims?: number;
    readonly words?: readonly string[];
    readonly vectors?: readonly (readonly Value[])[];
    readonly hex?: readonly string[];
  };
}
interface Case extends Outcome {
  readonly file: string;
  readonly format: string;
  readonly problem: string;
  /** What the content alone cannot tell. */
  readonly options?: { readonly format?: string };
  readonly alt?: Outcome;
}

const formats = new Map<string, VectorFormat | 'auto'>([
  ['glove-text', 'glove-text'],
  ['word2vec-text', 'word2vec-text'],
  ['fasttext-vec', 'word2vec-text'],
  ['word2vec-binary', 'word2vec-binary'],
  ['gzip', 'auto'],
]);

const cases: readonly Case[] = isThere
  ? (JSON.parse(readFileSync(`${folder}manifest.json`, 'utf8')) as { cases: Case[] }).cases.filter((each) =>
      formats.has(each.format),
    )
  : [];

describe.skipIf(!isThere)('the shared collection of good and bad files (skipped where ../shared is absent)', () => {
  it('has cases of every format', () => {
    expect(new Set(cases.map((each) => each.format))).toEqual(new Set(formats.keys()));
  });

  describe.each(cases)('$file: $problem', (each) => {
    const format = formatOf(each);

    it('is read as expected', async () => {
      const warnings: Warning[] = [];
      const found = await outcomeOf(open(each), {
        format,
        name: each.file,
        onWarning: (warning) => warnings.push(warning),
      });
      expectOneOf([each, ...(each.alt ? [each.alt] : [])], found, warnings);
    });

    it('is read to the same, or is a typed error again, as a stream of small chunks', async () => {
      const whole = await outcomeOf(open(each), { format });
      const found = await outcomeOf(Promise.resolve(piecesOf(await open(each), 700)), { format });
      if (whole instanceof Error) expect(found).toBeInstanceOf(FirthError);
      else expect(plain(found as WordVectors)).toEqual(plain(whole));
    });
  });

  it.each(cases.filter((each) => each.expected !== 'error' && !each.options?.format))(
    '$file is read to the same with its format recognized',
    async (each) => {
      expectFacts(each, (await outcomeOf(open(each), {})) as WordVectors);
    },
  );

  it.each(cases.filter((each) => each.expected === 'ok-with-warning'))(
    '$file is an error in strict mode',
    async (each) => {
      const found = await outcomeOf(open(each), { format: formatOf(each), strict: true });
      expect(found).toBeInstanceOf(FirthError);
      expect((found as FirthError).code).toBe(each.warn);
    },
  );
});

const formatOf = (each: Case): VectorFormat | 'auto' => formats.get(each.format)!;
const open = (each: Case): Promise<Blob> => openAsBlob(folder + each.file);

/** What vectors hold, for comparing. */
function plain({ vocabulary, matrix }: WordVectors): unknown {
  return { words: Array.from({ length: vocabulary.size }, (_, id) => vocabulary.tokenOf(id)), ...matrix };
}

async function outcomeOf(
  source: Promise<Parameters<typeof readVectors>[0]>,
  options: Parameters<typeof readVectors>[1],
): Promise<WordVectors | Error> {
  try {
    return await readVectors(await source, options);
  } catch (error) {
    return error as Error;
  }
}

async function* piecesOf(blob: Blob, length: number): AsyncGenerator<Uint8Array> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  for (let start = 0; start < bytes.length; start += length) yield bytes.subarray(start, start + length);
}

function expectOneOf(outcomes: readonly Outcome[], found: WordVectors | Error, warnings: readonly Warning[]): void {
  const isRight = outcomes.map((outcome) => {
    try {
      expectOutcome(outcome, found, warnings);
      return true;
    } catch {
      return false;
    }
  });
  if (!isRight.includes(true)) expectOutcome(outcomes[0]!, found, warnings);
}

function expectOutcome(outcome: Outcome, found: WordVectors | Error, warnings: readonly Warning[]): void {
  if (outcome.expected === 'error') {
    expect(found).toBeInstanceOf(FirthError);
    const error = found as FirthError;
    if (outcome.code) expect(error.code).toBe(outcome.code);
    if (outcome.at?.line) expect(error.line).toBe(outcome.at.line);
    return;
  }
  expectFacts(outcome, found as WordVectors);
  const codes = warnings.map((warning) => warning.code);
  expect(codes).toEqual([...new Set(codes)]);
  if (outcome.expected === 'ok') expect(codes).toEqual([]);
  if (outcome.warn) expect(codes).toContain(outcome.warn);
}

function expectFacts({ facts = {} }: Outcome, vectors: WordVectors): void {
  expect(vectors).not.toBeInstanceOf(Error);
  if (facts.count !== undefined) expect(vectors.vocabulary.size).toBe(facts.count);
  if (facts.dims !== undefined) expect(vectors.dimensions).toBe(facts.dims);
  for (const [id, word] of (facts.words ?? []).entries()) expect(vectors.vocabulary.tokenOf(id)).toBe(word);
  const rowOf = (id: number): Float32Array =>
    vectors.matrix.data.subarray(id * vectors.dimensions, (id + 1) * vectors.dimensions);
  for (const [id, vector] of (facts.vectors ?? []).entries()) {
    const wanted = Float32Array.from(vector, Number);
    // The facts do not tell the zeros apart: adding 0 makes both the positive one.
    expect(
      rowOf(id)
        .subarray(0, wanted.length)
        .map((value) => value + 0),
    ).toEqual(wanted);
  }
  for (const [id, hex] of (facts.hex ?? []).entries()) {
    const row = rowOf(id);
    expect(Buffer.from(row.buffer, row.byteOffset, row.byteLength).toString('hex')).toBe(hex);
  }
}
