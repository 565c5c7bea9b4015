import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FirthError } from '@firth/core';
import type { Benchmark } from '../lib/benchmark.ts';
import { disturbedRuns } from '../lib/disturbed-runs.ts';
import type { Choices } from '../lib/options.ts';
import { peerFile, peerVersion } from '../lib/peers/npm.ts';
import type { Report } from '../lib/report.ts';
import { withTemporaryFolder } from '../lib/temporary-folder.ts';
import { encoderChecks } from './encoder-checks.ts';
import { encoderTables } from './encoder-tables.ts';
import { type Program, programs } from './encoders.ts';
import { type FoundVocabulary, measureEncoders, type TextFiles } from './measure-encoders.ts';
import { type TextKind, type Texts, textsOf } from './texts.ts';
import { vocabularies } from './vocabularies.ts';

const options = {
  kilobytes: { full: 5000, quick: 500, meaning: 'of each kind of text, not seen before, in a warm run' },
  'cold-kilobytes': { full: 1000, quick: 500, meaning: 'the same in a fresh process' },
  runs: { full: 3, quick: 1, meaning: 'runs of every program, in turn' },
  only: { kind: 'NAME,…', meaning: 'the programs to run beside firth' },
  vocabulary: { kind: 'NAME,…', meaning: `of ${vocabularies.map(({ name }) => name).join(', ')}` },
  text: { kind: 'KIND,…', meaning: 'of English, code, multilingual' },
} as const;

type TokenizerChoices = Choices<typeof options>;

/** Texts to ids, ours beside npm's tokenizers: warm on texts not seen before, and cold in a fresh process. */
export const tokenizer: Benchmark<typeof options> = {
  name: 'tokenizer',
  summary: 'text to ids with published vocabularies, warm and cold: firth, hypertok, tiktoken, tokenizers and others',
  options,
  run: (choices) => withTemporaryFolder((folder) => runIn(folder, choices)),
};

async function runIn(folder: string, choices: TokenizerChoices): Promise<Report> {
  const chosen = choose(programs, choices.only, 'only', ({ name }) => name, ['firth']);
  const present = chosen.filter(({ package: name }) => name === undefined || peerFile(name) !== undefined);
  const found = choose(vocabularies, choices.vocabulary, 'vocabulary', ({ name }) => name).flatMap((vocabulary) => {
    const bytes = vocabulary.read();
    if (!bytes) return [];
    const file = join(folder, `${vocabulary.name}.${vocabulary.kind}`);
    writeFileSync(file, bytes);
    return [{ vocabulary, file } satisfies FoundVocabulary];
  });
  const texts = choose([...textsOf(1000 * choices.kilobytes)], choices.text, 'text', ([kind]) => kind);
  const files = texts.map(([kind, text]) => writeTexts(folder, kind, text, 1000 * choices['cold-kilobytes']));
  const runs = await measureEncoders(present, found, files, choices.runs);
  const references = new Set(programs.filter(({ isReference }) => isReference).map(({ name }) => name));
  return {
    settings: { kilobytes: choices.kilobytes, 'cold-kilobytes': choices['cold-kilobytes'], runs: choices.runs },
    versions: Object.fromEntries(present.flatMap(({ package: name }) => (name ? [[name, peerVersion(name)]] : []))),
    tables: encoderTables(runs, references),
    notes: [
      'wrong texts: of those of the warm run, how many have other ids than the reference (tiktoken, tokenizers)',
      ...skipped(chosen, present),
      ...disturbedRuns(
        runs.map(({ program, vocabulary, text, ...run }) => ({ ...run, name: `${program} ${vocabulary} ${text}` })),
      ),
    ],
    checks: encoderChecks(runs, references),
    measurements: runs.map(({ result: { digests, ...seconds }, ...run }) => ({ ...run, ...seconds })),
  };
}

function writeTexts(folder: string, text: TextKind, { warm, fresh }: Texts, coldBytes: number): TextFiles {
  const file = (name: string, texts: Texts): string => {
    const path = join(folder, `${text}-${name}.json`);
    writeFileSync(path, JSON.stringify(texts));
    return path;
  };
  let bytes = 0;
  const first = fresh.filter((one) => {
    const isFirst = bytes < coldBytes;
    bytes += Buffer.byteLength(one);
    return isFirst;
  });
  return { text, warm: file('warm', { warm, fresh }), cold: file('cold', { warm: [], fresh: first }) };
}

/** Those of `all` that the comma-separated `names` choose, and those `always` taken; all where there are no names. */
function choose<T>(
  all: readonly T[],
  names: string | undefined,
  option: string,
  nameOf: (item: T) => string,
  always: readonly string[] = [],
): T[] {
  const wanted = names?.split(',').map((name) => name.trim()) ?? all.map(nameOf);
  const unknown = wanted.find((name) => !all.some((item) => nameOf(item) === name));
  if (unknown !== undefined)
    throw new FirthError('BAD_OPTION', `--${option} does not know ${unknown}; there are ${all.map(nameOf).join(', ')}`);
  return all.filter((item) => wanted.includes(nameOf(item)) || always.includes(nameOf(item)));
}

function skipped(chosen: readonly Program[], present: readonly Program[]): string[] {
  const names = chosen.filter((program) => !present.includes(program)).map(({ name }) => name);
  return names.length > 0 ? [`skipped, not installed (pnpm bench --install-peers): ${names.join(', ')}`] : [];
}
