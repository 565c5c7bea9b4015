import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Run, runFirth, runWithInput, temporaryFolder } from '../__fixtures__/run-firth.ts';

const folder = temporaryFolder();
const file = (name: string): string => join(folder, name);
const tokenize = (...args: readonly string[]): Promise<Run> => runFirth('tokenize', ...args);

const wordCounts = 'low 5\nlower 2\nnewest 3\nwidest 1\n';
const text = 'low '.repeat(5) + 'lower lower newest newest newest widest\n';

/** Ranks of every byte, and of three texts. */
const ranks = [...Array(256).keys()]
  .map((byte) => `${btoa(String.fromCharCode(byte))} ${byte}\n`)
  .concat(['he', 'll', ' w'].map((token, i) => `${btoa(token)} ${256 + i}\n`))
  .join('');

beforeAll(async () => {
  writeFileSync(file('counts.txt'), wordCounts);
  writeFileSync(file('text.txt.gz'), gzipSync(text));
  writeFileSync(file('small.tiktoken'), ranks);
  writeFileSync(file('vocab.txt'), '[UNK]\n[CLS]\n[SEP]\nlow\n##er\n##e\n##r\n');
  mkdirSync(file('gpt'));
  writeFileSync(join(file('gpt'), 'vocab.json.gz'), gzipSync('{"l":0,"o":1,"w":2,"lo":3,"low":4}'));
  writeFileSync(join(file('gpt'), 'merges.txt'), '#version: 0.2\nl o\nlo w\n');
  await tokenize('train', '--input', file('counts.txt'), '--word-counts', '-n', '24', '-o', file('low.json'));
});

describe('firth tokenize trace', () => {
  it('shows every merge of the documented example, number for number', async () => {
    const args = ['--word-counts', '--tie-break', 'shorter-then-lexicographic', '-n', '20', '--min-frequency', '2'];
    const run = await tokenize('trace', '--input', file('counts.txt'), ...args, '--json');
    const { pairs, merges } = JSON.parse(run.stdout);
    expect(pairs.slice(0, 8).map(({ left, right, count }: never) => `${left}${right} ${count}`)).toEqual(
      'lo 7, ow 7, we 5, es 4, st 4, ne 3, ew 3, er 2'.split(', '),
    );
    expect(merges.map(({ merged, count, vocabularySize }: never) => `${merged} ${count} ${vocabularySize}`)).toEqual(
      'lo 7 12,low 7 13,es 4 14,est 4 15,ew 3 16,new 3 17,newest 3 18,er 2 19,lower 2 20'.split(','),
    );
  });

  it('shows that other tie rules give other merges', async () => {
    const args = ['--word-counts', '--tie-break', 'first-seen', '-n', '17', '--min-frequency', '3'];
    const run = await tokenize('trace', '--input', file('counts.txt'), ...args);
    const merged = run.stdout.split('\n').flatMap((line) => line.split(' → ')[1] ?? []);
    expect(merged).toEqual(['lo', 'low', 'es', 'est', 'ne', 'new']);
    expect(run.stdout).toContain('pairs  lo 7, ow 7, we 5');
  });

  it('shows how each piece of a text became its tokens', async () => {
    const run = await tokenize('trace', 'lower', '--tokenizer', file('low.json'), '--json');
    const [{ piece, type, merges, tokens }] = JSON.parse(run.stdout).pieces;
    expect([piece, type, tokens.map(({ token }: never) => token)]).toEqual(['lower', 'BPE', ['lower']]);
    expect(merges.map(({ merged }: never) => merged)).toEqual(['lo', 'low', 'er', 'lower']);

    const words = await tokenize('trace', 'Lower', '--tokenizer', file('vocab.txt'));
    expect(words.stdout).toBe(
      'lower  WordPiece\n' +
        '  at  in the vocabulary, the longest first\n' +
        '   0  low\n' +
        '   3  ##er ##e\n' +
        '  low|##er  3 4\n',
    );
  });
});

describe('firth tokenize encode and decode', () => {
  it('prints ids that decode prints as the text again', async () => {
    const encoded = await tokenize(
      'encode',
      'hello world',
      '--tokenizer',
      file('small.tiktoken'),
      '--encoding',
      'r50k_base',
    );
    expect(encoded).toMatchObject({ code: 0, stderr: '', stdout: '256 257 111 258 111 114 108 100\n' });
    const args = ['tokenize', 'decode', '--tokenizer', file('small.tiktoken'), '--encoding', 'r50k_base'];
    expect(await runWithInput(encoded.stdout, ...args)).toMatchObject({ code: 0, stdout: 'hello world' });
    expect(await runFirth(...args, '256', '257,', '111')).toMatchObject({ code: 0, stdout: 'hello' });
  });

  it('reads a JSON string a line and writes ids and offsets in UTF-16 units a line', async () => {
    const lines = '"low"\n"😀 lower"\r\n""';
    const run = await runWithInput(lines, 'tokenize', 'encode', '--ndjson', '-', '--tokenizer', file('low.json'));
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const [low, smiling, none] = run.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(Object.keys(low)).toEqual(['ids', 'offsets']);
    expect(low.offsets).toEqual([[0, 3]]);
    expect(smiling).toEqual({
      ids: [0, expect.any(Number)],
      offsets: [
        [0, 2],
        [3, 8],
      ],
    });
    expect(none).toEqual({ ids: [], offsets: [] });

    const back = await runWithInput(run.stdout, 'tokenize', 'decode', '--ndjson', '--tokenizer', file('low.json'));
    expect(back.stdout).toBe('"low"\n"[UNK] lower"\n""\n');
  });

  it.each([
    ['"low"\n{"a":1}\n', 2, 'is not a JSON string'],
    ['"low"\n"low"\n"low\n', 3, 'is not JSON'],
  ])('answers the lines before a bad one, and names that one', async (input, line, problem) => {
    const run = await runWithInput(input, 'tokenize', 'encode', '--ndjson', '--tokenizer', file('low.json'));
    expect(run.code).toBe(1);
    expect(run.stdout.trimEnd().split('\n')).toHaveLength(line - 1);
    expect(run.stderr).toBe(`firth: stdin:${line}: ${problem}\n`);
  });

  it('adds the tokens of a template, unless told not to', async () => {
    const args = ['encode', 'Lower', '--tokenizer', file('vocab.txt')];
    expect((await tokenize(...args)).stdout).toBe('1 3 4 2\n');
    expect((await tokenize(...args, '--no-special-tokens')).stdout).toBe('3 4\n');
    const { ids, tokens, offsets } = JSON.parse((await tokenize(...args, '--json')).stdout);
    expect({ ids, tokens, offsets }).toEqual({
      ids: [1, 3, 4, 2],
      tokens: ['[CLS]', 'low', '##er', '[SEP]'],
      offsets: [
        [0, 0],
        [0, 3],
        [3, 5],
        [0, 0],
      ],
    });
  });

  it('takes a folder with vocab.json and merges.txt, packed or not', async () => {
    expect((await tokenize('encode', 'low', '--tokenizer', file('gpt'))).stdout).toBe('4\n');
    const run = await tokenize('encode', 'low', '--tokenizer', folder);
    expect(run.stdout).toBe('1 3 2\n'); // its vocab.txt
  });

  it('refuses a special token in a text until it is allowed, or ordinary text', async () => {
    const args = ['<|endoftext|>', '--tokenizer', file('small.tiktoken'), '--encoding', 'r50k_base'];
    const refused = await tokenize('encode', ...args);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain('holds the special token <|endoftext|> at character 0');
    expect((await tokenize('encode', ...args, '--allowed-special', 'all')).stdout).toBe('50256\n');
    expect((await tokenize('count', ...args, '--disallowed-special', 'none')).stdout).toBe('13\n');

    const other = await tokenize('encode', 'low', '--tokenizer', file('low.json'), '--allowed-special', 'all');
    expect(other).toMatchObject({ code: 2, stdout: '' });
  });

  it.each(['', 'just some words\n'])('names a file with %j in it, which is no tokenizer', async (content) => {
    writeFileSync(file('no-tokenizer.txt'), content);
    const { code, stderr } = await tokenize('encode', 'low', '--tokenizer', file('no-tokenizer.txt'));
    expect(code).toBe(1);
    expect(stderr).toMatch(/no-tokenizer\.txt: (the file has no bytes|no line is \[UNK\])/);
  });

  it('tells who names a vocabulary that a file is wanted', async () => {
    const run = await tokenize('encode', 'low', '--tokenizer', 'cl100k_base');
    expect(run).toMatchObject({ code: 1, stderr: expect.stringContaining('cl100k_base: is no file here, and') });
  });

  it('refuses an id that no token has, and what is no id', async () => {
    for (const [id, code] of [
      ['99', 2],
      ['x', 1],
    ] as const)
      expect(await tokenize('decode', id, '--tokenizer', file('low.json'))).toMatchObject({ code, stdout: '' });
  });
});

describe('firth tokenize count', () => {
  it('prints the number of tokens, and fails beyond a limit', async () => {
    const args = ['count', 'low lower', '--tokenizer', file('low.json')];
    expect(await tokenize(...args)).toMatchObject({ code: 0, stdout: '2\n' });
    expect(await tokenize(...args, '--limit', '2')).toMatchObject({ code: 0, stdout: '2\n' });
    expect(await tokenize(...args, '--limit', '1')).toMatchObject({ code: 1, stdout: 'more than 1\n', stderr: '' });
    const beyond = await tokenize(...args, '--limit', '1', '--json');
    expect(JSON.parse(beyond.stdout)).toEqual({ status: 'ok', limit: 1, isWithinLimit: false });
  });
});

describe('firth tokenize compare', () => {
  it('shows one text under several tokenizers, and no control character of it', async () => {
    const args = ['low\x1blow', '-t', file('low.json'), '-t', file('small.tiktoken'), '--encoding', 'r50k_base'];
    const refused = await tokenize('compare', ...args);
    expect(refused).toMatchObject({ code: 2, stdout: '' });

    const run = await tokenize('compare', 'low\x1blow', '-t', file('low.json'), '-t', file('gpt'));
    const [titles, first, second] = run.stdout.split('\n');
    expect(titles).toBe('tokens  bytes/token  characters/token  tokens/word  vocabulary  tokenizer');
    expect(first!.trim().split(/ {2,}/)).toEqual(['3', '2.33', '2.33', '3.00', '23', file('low.json')]);
    expect(second!.trim().split(/ {2,}/)).toEqual(['2', '3.50', '3.50', '2.00', '5', file('gpt')]);
    expect(run.stdout).not.toContain('\x1b');
    expect(run.stdout).toContain('low|[UNK]|low');
  });

  it('prints the same as one document', async () => {
    const run = await tokenize('compare', 'low', '-t', file('vocab.txt'), '--json');
    expect(JSON.parse(run.stdout).comparisons).toEqual([
      {
        tokenizer: file('vocab.txt'),
        vocabularySize: 7,
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
        pieces: ['low'],
        tokens: 1,
        bytesPerToken: 3,
        charactersPerToken: 3,
        tokensPerWord: 1,
        ids: [3],
      },
    ]);
  });
});

describe('firth tokenize train', () => {
  it('learns the same with any number of workers that count', async () => {
    const learned = [];
    for (const threads of [[], ['--threads', '1'], ['--threads', '2']]) {
      const run = await tokenize('train', '-i', file('text.txt.gz'), '-o', '-', '-n', '280', '--quiet', ...threads);
      expect(run).toMatchObject({ code: 0, stderr: '' });
      learned.push(run.stdout);
    }
    expect(learned[1]).toBe(learned[0]);
    expect(learned[2]).toBe(learned[0]);
  });

  it.each([
    ['bpe', ['-n', '300'], 'lowest 5', 'lowest 5'],
    ['wordpiece', ['-n', '40', '--special-token', '[PAD]'], 'Lowest 5', 'lowest [UNK]'],
    ['unigram', ['-n', '20'], 'lowest low', 'lowest low'],
    ['wordlevel', ['-n', '3'], 'low widest', 'low [UNK]'],
  ])('learns %s from a packed text, and encodes by it', async (model, args, sample, decoded) => {
    const output = file(`${model}.json`);
    const run = await tokenize(
      'train',
      '--model',
      model,
      '--input',
      file('text.txt.gz'),
      '--output',
      output,
      ...args,
      '--json',
      '--quiet',
    );
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(run.stdout)).toMatchObject({ status: 'ok', output, model });
    const { ids } = JSON.parse((await tokenize('encode', sample, '-t', output, '--json')).stdout);
    const back = await runWithInput(ids.join(' '), 'tokenize', 'decode', '-t', output);
    expect(back.stdout).toBe(decoded);
  });

  it('prints the tokenizer on stdout, the same each time, and counts pieces without learning', async () => {
    const args = ['--input', file('counts.txt'), '--word-counts', '-n', '24'];
    const run = await runFirth('tokenize', 'train', ...args, '--output', '-', '--quiet');
    expect(run).toMatchObject({ code: 0, stderr: '', stdout: readFileSync(file('low.json'), 'utf8') });
    const dry = await tokenize('train', '--input', file('text.txt.gz'), '--dry-run');
    expect(dry).toMatchObject({ code: 0, stderr: '', stdout: '12 pieces, 6 different ones\n' });
  });

  it.each([
    [['--model', 'unigram', '--tie-break', 'first-seen'], '--tie-break is for bpe, wordpiece; the model is unigram'],
    [['--model', 'bpe', '--seed-size', '9'], '--seed-size is for unigram; the model is bpe'],
    [['--word-counts', '--pre-tokenizer', 'byte-level'], '--word-counts has pieces already'],
  ])('refuses options that do not go together: %j', async (args, problem) => {
    const run = await tokenize('train', '--input', file('counts.txt'), '--output', file('never.json'), ...args);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(problem);
  });

  it('warns of a vocabulary that cannot be as small as it was asked for', async () => {
    const { code, stderr } = await tokenize('train', '-i', file('text.txt.gz'), '-o', file('tiny.json'), '-n', '10');
    expect(code).toBe(0);
    expect(stderr).toContain('warning: 10 tokens were asked for; what text is spelled with takes 256');
  });

  it('names an empty text', async () => {
    writeFileSync(file('empty.txt'), '');
    const { code, stderr } = await tokenize('train', '--input', file('empty.txt'), '--output', file('x.json'));
    expect(code).toBe(1);
    expect(stderr).toContain('empty.txt: there is no word in it');
  });

  it('leaves the old file whole where a line is no word and its count', async () => {
    writeFileSync(file('bad.txt'), 'low 5\nlower\n');
    writeFileSync(file('kept.json'), 'old');
    const run = await tokenize('train', '--input', file('bad.txt'), '--word-counts', '--output', file('kept.json'));
    expect(run).toMatchObject({
      code: 1,
      stdout: '',
      stderr: `firth: ${file('bad.txt')}:2: is not a word and its count\n`,
    });
    expect(readFileSync(file('kept.json'), 'utf8')).toBe('old');
  });
});

describe('firth inspect', () => {
  it.each([
    ['low.json', { count: 23, model: 'BPE' }],
    ['small.tiktoken', { count: 259, model: 'BPE' }],
    ['vocab.txt', { count: 7, model: 'WordPiece' }],
  ])('knows the tokenizer %s by its name', async (name, facts) => {
    const run = await runFirth('inspect', file(name), '--json');
    expect(JSON.parse(run.stdout)).toMatchObject({ status: 'ok', ...facts, warnings: [] });
  });
});
