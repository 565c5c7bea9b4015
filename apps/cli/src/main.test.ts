import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { finished, runFirth, runWithInput, startFirth, temporaryFolder } from './__fixtures__/run-firth.ts';
import { asText, writeSmallVectors } from './__fixtures__/small-vectors.ts';

const folder = temporaryFolder();
/** What must never reach a terminal from a file; JSON and text end in a newline. */
const unsafe = /[^\P{Cc}\n]|\p{Bidi_Control}/u;
const file = (name: string): string => join(folder, name);

beforeAll(() => {
  writeSmallVectors(file('small.txt'));
  mkdirSync(file('folder'));
  writeFileSync(file('empty.txt'), '');
  writeFileSync(file('rare.txt'), 'every word but once');
  writeFileSync(file('short.txt'), '2 2\na 1 2\nb 1 \n');
  writeFileSync(file('short.bin'), '3 2\na 1234');
  writeFileSync(file('short.txt.gz'), Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2));
});

describe('firth', () => {
  it('prints its version and its help on stdout', async () => {
    expect(await runFirth('--version')).toMatchObject({ code: 0, stdout: '0.0.0\n', stderr: '' });
    const help = await runFirth('--help');
    expect(help).toMatchObject({ code: 0, stderr: '' });
    for (const command of [
      'train',
      'similar',
      'analogy',
      'query',
      'evaluate',
      'convert',
      'inspect',
      'vocab',
      'phrases',
      'positions',
      'scaling',
      'completion',
    ]) {
      expect(help.stdout).toContain(`  ${command}`);
    }
  });

  it('has an example in the help of every command', async () => {
    for (const command of [
      'train word2vec',
      'similar',
      'analogy',
      'query',
      'evaluate',
      'convert',
      'inspect',
      'vocab',
      'phrases',
      'positions',
      'scaling',
      'completion',
    ]) {
      const { code, stdout } = await runFirth(...command.split(' '), '--help');
      expect(code).toBe(0);
      expect(stdout).toMatch(new RegExp(`Examples?:\n +\\$ .*firth ${command}`));
    }
  });

  it.each([
    { args: [], says: 'Usage: firth' },
    { args: ['train'], says: 'Usage: firth train' },
    { args: ['similra'], says: "unknown command 'similra' (Did you mean similar?)" },
    { args: ['similar', 'king'], says: "required option '-v, --vectors <file>' not specified" },
    { args: ['similar', 'king', '--vecotrs', 'x'], says: "unknown option '--vecotrs' (Did you mean --vectors?)" },
    { args: ['similar', '--vectors', 'x'], says: "missing required argument 'words'" },
    { args: ['inspect', 'x', '--frmat', 'auto'], says: "unknown option '--frmat' (Did you mean --format?)" },
    { args: ['inspect', 'x', '--format', 'word'], says: "argument 'word' is invalid. Allowed choices are" },
    { args: ['inspect', 'x', 'y'], says: 'too many arguments' },
    { args: ['train', 'word2vec', '--input', 'x', '--output', 'y.bin', '--window', '0'], says: 'whole number from 1' },
    {
      args: ['train', 'word2vec', '--input', 'x', '--output', 'y.bin', '--subsample', '1e'],
      says: 'a number of 0 or more',
    },
    { args: ['train', 'word2vec', '--input', 'x', '--output', 'y.npz'], says: 'cannot tell a format from .npz' },
    { args: ['train', 'word2vec', '--input', 'x'], says: 'name where to write the vectors' },
    { args: ['train', 'word2vec', '-train', 'x', '-output', 'y', '-hs', '1', '-negative', '5'], says: 'two losses' },
    {
      args: ['train', 'word2vec', '--input', 'x', '--output', 'y.bin', '--loss', 'softmax', '--negatives', '5'],
      says: '--negatives needs --loss negative-sampling',
    },
    {
      args: ['train', 'word2vec', '--input', 'x', '--output', 'y.bin', '--cbow-input', 'sum'],
      says: '--cbow-input needs --architecture cbow',
    },
    { args: ['evaluate', '--vectors', 'x'], says: 'name test sets' },
    { args: ['convert', 'x'], says: 'name an input and an output' },
    { args: ['phrases', '--input', 'x', '--scoring', 'pmi'], says: 'Allowed choices are original, gensim, npmi' },
    { args: ['phrases', '--input', 'x', '--threshold', '0'], says: 'threshold is 0; it must be a number above 0' },
    { args: ['completion', 'tcsh'], says: 'Allowed choices are bash, zsh, fish, powershell' },
  ])('calls $args a mistake in the call', async ({ args, says }) => {
    const run = await runFirth(...args);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(says);
    expect(run.stderr).not.toContain('    at ');
  });

  it.each([
    {
      args: ['similar', 'king', '--vectors', 'none.bin'],
      says: 'none.bin: cannot be opened: no such file or directory',
    },
    {
      args: ['similar', 'king', '--vectors', 'folder'],
      says: 'folder: is a folder, and not one of model2vec or of the Projector',
    },
    { args: ['similar', 'king', '--vectors', 'empty.txt'], says: 'empty.txt' },
    { args: ['similar', 'king', '--vectors', 'short.txt'], says: 'short.txt:3' },
    { args: ['similar', 'king', '--vectors', 'short.bin'], says: 'short.bin' },
    { args: ['similar', 'king', '--vectors', 'short.txt.gz'], says: 'short.txt.gz' },
    { args: ['similar', 'kign', '--vectors', 'small.txt'], says: '"kign" has no vector; did you mean "king"?' },
    { args: ['evaluate', '--vectors', 'small.txt', '--pairs', 'none.tsv'], says: 'none.tsv: cannot be opened' },
    { args: ['vocab', '--input', 'empty.txt'], says: 'empty.txt: there is no word in it' },
    { args: ['phrases', '--input', 'empty.txt'], says: 'empty.txt: there is no word in it' },
    { args: ['train', 'word2vec', '--input', 'none.txt', '--output', 'v.bin'], says: 'none.txt: cannot be opened' },
    {
      args: ['train', 'word2vec', '--input', 'empty.txt', '--output', 'v.bin'],
      says: 'empty.txt: there is no word in it',
    },
    { args: ['train', 'word2vec', '--input', 'rare.txt', '--output', 'v.bin'], says: 'rare.txt' },
    { args: ['train', 'word2vec', '--input', 'rare.txt', '--output', 'none/v.bin'], says: 'its folder does not exist' },
    { args: ['train', 'word2vec', '--input', 'rare.txt', '--output', 'folder'], says: 'folder: is a directory' },
    {
      args: ['inspect', 'small.txt', '--format', 'safetensors'],
      says: 'small.txt: as safetensors it has a header of ',
    },
  ])('tells in one line what is wrong with the data of $args', async ({ args, says }) => {
    const files = new Set([
      'none.bin',
      'none.tsv',
      'none.txt',
      'none/v.bin',
      'v.bin',
      'folder',
      'empty.txt',
      'rare.txt',
    ]);
    const inFolder = args.map((arg) => (files.has(arg) || /^(short|small)/.test(arg) ? file(arg) : arg));
    const run = await runFirth(...inFolder);
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.stderr).toContain(says);
    expect(run.stderr.trim().split('\n')).toHaveLength(1);
    const json = await runFirth(...inFolder, '--json', '--quiet');
    expect(json).toMatchObject({ code: 1, stderr: '' });
    expect(JSON.parse(json.stdout)).toMatchObject({ status: 'error', code: expect.stringMatching(/^[A-Z_]+$/) });
  });

  it('counts an expression that does not parse as a mistake in the call', async () => {
    const run = await runFirth('analogy', 'king man', '--vectors', file('small.txt'));
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain('expected an operator instead of "man"');
  });

  it('ends well when whoever reads its output has seen enough', async () => {
    const words = Array.from({ length: 200_000 }, (_, i) => `word${i}`);
    writeFileSync(file('many.txt'), words.join(' '));
    const child = startFirth('vocab', '--input', file('many.txt'));
    child.stdout!.once('data', () => child.stdout!.destroy());
    expect(await finished(child)).toMatchObject({ code: 0, stderr: '' });
  });

  it('shows words from a file escaped, and gives them exactly in JSON', async () => {
    const words = ['\x1b]0;owned\x07', 'a\u202eb', '__proto__', 'constructor', '<b>'];
    writeFileSync(file('hostile.txt'), asText(words.map((word, i) => [word, [1, i / 10]])));
    const shown = await runFirth('similar', '__proto__', '--vectors', file('hostile.txt'));
    expect(shown.code).toBe(0);
    expect(shown.stdout).not.toMatch(unsafe);
    expect(shown.stdout).toContain('\\x1b]0;owned\\x07');
    expect(shown.stdout).toContain('a\\u202eb');

    const json = await runFirth('similar', '__proto__', '--vectors', file('hostile.txt'), '--json');
    const { results } = JSON.parse(json.stdout);
    const neighbors = results[0].neighbors.map(({ word }: { word: string }) => word);
    expect(new Set(['__proto__', ...neighbors])).toEqual(new Set(words));
    expect(json.stdout).not.toMatch(unsafe);

    const unknown = await runWithInput('\x1b[2Jking\n', 'query', '--vectors', file('small.txt'));
    expect(unknown.code).toBe(1);
    expect(unknown.stderr).not.toContain('\x1b');
  });

  it('tells of suspicious content, and makes an error of it with --strict', async () => {
    writeFileSync(file('twice.txt'), '2 1\na 1\na 2\n');
    const run = await runFirth('inspect', file('twice.txt'));
    expect(run.code).toBe(0);
    expect(run.stderr).toContain('firth: warning: ');
    expect(await runFirth('inspect', file('twice.txt'), '--quiet')).toMatchObject({ code: 0, stderr: '' });
    expect(await runFirth('inspect', file('twice.txt'), '--strict')).toMatchObject({ code: 1, stdout: '' });
    const { stdout } = await runFirth('inspect', file('twice.txt'), '--json');
    expect(JSON.parse(stdout).warnings).toMatchObject([{ code: 'DUPLICATE_WORD', file: file('twice.txt'), line: 3 }]);
  });
});
