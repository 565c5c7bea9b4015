import type { ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fromText } from '@firth/corpus';
import {
  trainClassifier,
  trainFastText,
  trainFloret,
  writeClassifierCheckpoint,
  writeFastTextCheckpoint,
} from '@firth/fasttext';
import { trainGloVe, writeGloVeCheckpoint } from '@firth/glove';
import { trainLanguageModel, writeLanguageModelCheckpoint } from '@firth/language-model';
import { beforeAll, describe, expect, it } from 'vitest';
import { finished, type Run, runFirth, startFirth, temporaryFolder } from '../__fixtures__/run-firth.ts';

const folder = temporaryFolder();
const file = (name: string): string => join(folder, name);

/** How often a training is killed: a few times in every run of the tests, more on demand. It has as many epochs. */
const kills = Number(process.env.FIRTH_KILLS ?? 5);

beforeAll(() => {
  const words = Array.from(
    { length: 300_000 },
    (_, i) => `w${(Math.imul(i, 0x9e3779b1) >>> 8) % 500}${i % 12 === 11 ? '\n' : ' '}`,
  );
  writeFileSync(file('text.txt'), words.join(''));
});

function training(output: string, ...more: string[]): string[] {
  const settings = ['--dimensions', '30', '--epochs', `${kills}`, '--threads', '1', '--deterministic', '--quiet'];
  return ['train', 'word2vec', '--input', file('text.txt'), '--output', file(output), ...settings, ...more];
}

/** Interrupts `child` when it trains. */
async function interrupted(child: ChildProcess): Promise<Run> {
  child.stderr!.on('data', (chunk: Buffer) => {
    if (!child.killed && chunk.toString().includes('"phase":"train"')) child.kill('SIGINT');
  });
  return finished(child);
}

async function complete(...args: string[]): Promise<Run> {
  const run = await runFirth(...args);
  expect(run).toMatchObject({ code: 0 });
  return run;
}

describe('firth train --checkpoint', () => {
  it('saves when it is interrupted, and goes on to the same bytes', async () => {
    await complete(...training('whole.bin'));
    const child = startFirth(...training('resumed.bin', '--checkpoint', file('run.checkpoint')));
    await sleep(600);
    const end = finished(child);
    child.kill('SIGINT');
    expect(await end).toMatchObject({
      code: 130,
      stderr: expect.stringContaining('run.checkpoint --resume goes on from the last checkpoint'),
    });
    expect(existsSync(file('resumed.bin'))).toBe(false);
    expect(readFileSync(file('run.checkpoint')).subarray(0, 8).toString()).toBe('FIRTHCKP');

    await complete(...training('resumed.bin', '--checkpoint', file('run.checkpoint'), '--resume'));
    expect(readFileSync(file('resumed.bin'))).toEqual(readFileSync(file('whole.bin')));
  });

  it('loses nothing but time when it is killed at any moment', { timeout: 30_000 + 2000 * kills }, async () => {
    await complete(...training('unbroken.bin'));
    const checkpoint = ['--checkpoint', file('killed.checkpoint'), '--checkpoint-seconds', '0.05'];
    for (let kill = 0; kill < kills; kill++) {
      const resume = existsSync(file('killed.checkpoint')) ? ['--resume'] : [];
      const child = startFirth(...training('killed.bin', ...checkpoint, ...resume));
      const end = finished(child);
      await sleep(200 + 400 * Math.random());
      child.kill('SIGKILL');
      await end;
    }
    const resume = existsSync(file('killed.checkpoint')) ? ['--resume'] : [];
    await complete(...training('killed.bin', ...checkpoint, ...resume));
    expect(readFileSync(file('killed.bin'))).toEqual(readFileSync(file('unbroken.bin')));
    expect(
      readdirSync(folder)
        .filter((name) => name.startsWith('killed'))
        .sort(),
    ).toEqual(['killed.bin', 'killed.checkpoint']);
  });

  it('goes on with the settings of the checkpoint, and refuses others', async () => {
    const checkpoint = ['--checkpoint', file('small.checkpoint')];
    const said = [
      '--min-count',
      '601',
      '--architecture',
      'cbow',
      '--subsample',
      '0',
      '--epochs',
      '2000',
      '--threads',
      '1',
    ];
    const start = ['train', 'word2vec', '--input', file('text.txt'), '--output', file('small.bin'), ...checkpoint];
    expect(await interrupted(startFirth(...start, ...said, '--json'))).toMatchObject({ code: 130 });

    const other = await runFirth(...start, '--resume', '--min-count', '601', '--dimensions', '50');
    expect(other).toMatchObject({ code: 2, stderr: expect.stringMatching(/--dimensions 50 contradicts .* with 100/) });
    // It trains, so its words are those of the checkpoint.
    expect(await interrupted(startFirth(...start, '--resume', '--epochs', '2000', '--json'))).toMatchObject({
      code: 130,
    });
  });

  it('says what is wrong with a checkpoint', async () => {
    writeFileSync(file('bad.checkpoint'), 'FIRTHCKP');
    const bad = await runFirth(...training('x.bin', '--checkpoint', file('bad.checkpoint'), '--resume'));
    expect(bad).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/bad\.checkpoint:byte 0: 16 bytes promised, 8 are there/),
    });
    const none = await runFirth(...training('x.bin', '--checkpoint', file('none.checkpoint'), '--resume'));
    expect(none).toMatchObject({ code: 1, stderr: expect.stringMatching(/none\.checkpoint/) });
    const bare = await runFirth(...training('x.bin', '--resume'));
    expect(bare).toMatchObject({ code: 2, stderr: expect.stringMatching(/--resume needs --checkpoint/) });
  });
});

/** A training that is broken off at its first checkpoint. */
interface Broken<Checkpoint> {
  readonly checkpointSeconds: number;
  readonly signal: AbortSignal;
  onCheckpoint(checkpoint: Checkpoint): Promise<void>;
}

/** Saves the first checkpoint of a training to `path`, in the bytes that `write` makes of it. */
async function saveFirst<Checkpoint>(
  path: string,
  write: (checkpoint: Checkpoint) => Iterable<Uint8Array>,
  train: (options: Broken<Checkpoint>) => Promise<unknown>,
): Promise<void> {
  const breaking = new AbortController();
  const onCheckpoint = async (checkpoint: Checkpoint): Promise<void> => {
    writeFileSync(path, Buffer.concat([...write(checkpoint)]));
    breaking.abort();
  };
  const options = { checkpointSeconds: 0.001, signal: breaking.signal, onCheckpoint };
  await expect(train(options)).rejects.toThrow(/aborted/);
}

describe('firth train --resume', () => {
  const lines = Array.from({ length: 200 }, (_, i) => `__label__${i % 2} the word w${i % 20} keeps its company`);
  const settings = { dimensions: 8, epochs: 2000, threads: 1 };

  beforeAll(async () => {
    writeFileSync(file('lines.txt'), lines.join('\n'));
    const text = fromText(lines.join('\n'));
    await saveFirst(file('glove.checkpoint'), writeGloVeCheckpoint, (run) =>
      trainGloVe(text, { ...settings, ...run, minCount: 1, symmetric: false }),
    );
    await saveFirst(file('fasttext.checkpoint'), writeFastTextCheckpoint, (run) =>
      trainFastText(text, { ...settings, ...run, buckets: 1000 }),
    );
    await saveFirst(file('floret.checkpoint'), writeFastTextCheckpoint, (run) =>
      trainFloret(text, { ...settings, ...run, buckets: 1000 }),
    );
    await saveFirst(file('classifier.checkpoint'), writeClassifierCheckpoint, (run) =>
      trainClassifier(text, { ...settings, ...run }),
    );
    await saveFirst(file('language-model.checkpoint'), writeLanguageModelCheckpoint, (run) =>
      trainLanguageModel([lines.join('\n')], {
        ...settings,
        ...run,
        vocabularySize: 300,
        context: 16,
        layers: 1,
        heads: 2,
      }),
    );
  });

  it.each([
    ['glove', ['--min-count', '2'], '--min-count 2 contradicts the checkpoint, which was made with 1'],
    ['glove', ['--vectors-of', 'word'], '--vectors-of word contradicts the checkpoint, which was made with sum'],
    ['glove', ['--max-vocabulary', '9'], '--max-vocabulary 9 contradicts the checkpoint, which was made without it'],
    ['fasttext', ['--buckets', '999'], '--buckets 999 contradicts the checkpoint, which was made with 1000'],
    ['fasttext', ['--max-gram', '4'], '--max-gram 4 contradicts the checkpoint, which was made with 6'],
    ['floret', ['--hash-count', '3'], '--hash-count 3 contradicts the checkpoint, which was made with 2'],
    ['classifier', ['--word-ngrams', '2'], '--word-ngrams 2 contradicts the checkpoint, which was made with 1'],
    ['classifier', ['--deterministic'], '--deterministic contradicts the checkpoint, which was made without it'],
    ['language-model', ['--layers', '4'], '--layers 4 contradicts the checkpoint, which was made with 1'],
    ['language-model', ['--steps', '9'], '--steps 9 contradicts the checkpoint, which was made without it'],
  ])('%s refuses %j, which its checkpoint contradicts', async (trainer, said, message) => {
    const files = ['--input', file('lines.txt'), '--output', file(trainer === 'floret' ? 'x.floret' : 'x.bin')];
    const checkpoint = ['--checkpoint', file(`${trainer}.checkpoint`), '--resume'];
    const run = await runFirth('train', trainer, ...files, ...checkpoint, ...said);
    expect(run).toMatchObject({ code: 2, stderr: expect.stringContaining(message) });
  });

  it('goes on where what is said is what the checkpoint says', async () => {
    const said = ['--min-count', '1', '--one-sided', '--dimensions', '8', '--epochs', '2000', '--json'];
    const files = ['--input', file('lines.txt'), '--output', file('x.bin'), '--checkpoint', file('glove.checkpoint')];
    expect(await interrupted(startFirth('train', 'glove', ...files, '--resume', ...said))).toMatchObject({ code: 130 });
  });
});
