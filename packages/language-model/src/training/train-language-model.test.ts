import { beforeAll, describe, expect, it } from 'vitest';
import { evaluateLoss } from '../evaluate-loss.ts';
import { generate } from '../generate/generate.ts';
import { predictNext } from '../generate/predict-next.ts';
import { candidatesOf } from '../generate/sample-token.ts';
import { createSession } from '../generate/session.ts';
import { traceText } from '../generate/trace-text.ts';
import type { LanguageModel } from '../model/language-model.ts';
import { tokenVectors } from '../model/language-model.ts';
import type { LanguageModelCheckpoint } from './checkpoint.ts';
import { readLanguageModelCheckpoint, writeLanguageModelCheckpoint } from './checkpoint.ts';
import { trainLanguageModel } from './train-language-model.ts';

const texts = [
  'you shall know a word by the company it keeps. '.repeat(30),
  'the meaning of a word is its use in the language. '.repeat(30),
];
const small = { vocabularySize: 290, dimensions: 16, heads: 2, layers: 1, context: 16, batchSize: 8, steps: 12 };

describe('trainLanguageModel', () => {
  let model: LanguageModel;
  beforeAll(async () => {
    const { model: trained, report } = await trainLanguageModel(texts, { ...small, steps: 250, learningRate: 0.01 });
    model = trained;
    expect(report.loss).toBeLessThan(0.6);
  });

  it('goes on with a text that it has seen', async () => {
    const { text } = await generate(model, 'you shall know', { temperature: 0, maxTokens: 12 });
    expect(text).toMatch(/^ a word by the comp/);
  });

  it('gives known text a smaller loss than unknown text', async () => {
    const known = await evaluateLoss(model, ['a word by the company it keeps.']);
    const unknown = await evaluateLoss(model, ['zebras quickly jump over lazy foxes']);
    expect(known.natsPerByte).toBeLessThan(0.4 * unknown.natsPerByte);
  });

  it('predicts with probabilities that add up to 1', async () => {
    const next = await predictNext(model, 'you shall', 1000);
    expect(next.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 6);
    expect(model.tokenizer.decode([next[0]!.id])).toMatch(/^ k/);
  });

  it('writes past its context, and the same with the same seed', async () => {
    const [first, again, other] = await Promise.all(
      [3, 3, 4].map((seed) => generate(model, 'the', { maxTokens: 40, temperature: 2, seed })),
    );
    expect(first!.text).toBe(again!.text);
    expect(first!.text).not.toBe(other!.text);
    expect(first!.isEnded || first!.ids.length === 40).toBe(true);
  });

  it('says the pieces of a text as it generates it', async () => {
    const pieces: string[] = [];
    const { text } = await generate(model, 'you', { maxTokens: 10, onText: (piece) => pieces.push(piece) });
    expect(pieces.join('')).toBe(text);
  });

  it('scores each token of a text once, in windows half a context apart', async () => {
    const text = 'you shall use the language. '.repeat(5);
    const ids = model.tokenizer.encodeIds(text);
    const all = Uint32Array.of(model.tokenizer.vocabulary.idOf('<|endoftext|>')!, ...ids);
    let loss = 0;
    for (let i = 0; i < ids.length; i++) {
      const session = await createSession(model);
      session.read(all.subarray(windowStartOf(i, ids.length), i + 1));
      const probabilities = candidatesOf(session.logits(), { temperature: 1 });
      loss -= Math.log(probabilities.find(({ id }) => id === ids[i])!.probability);
    }
    const { tokens, bytes, natsPerToken, natsPerByte } = await evaluateLoss(model, [text]);
    expect([tokens, bytes]).toEqual([ids.length, text.length]);
    expect(natsPerToken).toBeCloseTo(loss / ids.length, 4);
    expect(natsPerByte).toBeCloseTo(loss / text.length, 4);
  });

  it('traces a text through all stages', async () => {
    const { encoding, vectors, input, blocks, next } = await traceText(model, 'a word');
    const rows = encoding.ids.length;
    expect([vectors.rows, input.rows, blocks.length, blocks[0]!.data.length]).toEqual([rows, rows, 1, rows * 16]);
    const table = tokenVectors(model);
    expect([...vectors.data.subarray(0, 16)]).toEqual([...table.vectorOf(encoding.tokens[0]!)!]);
    const positions = model.parameters.subarray(model.shape.vocabularySize * 16);
    expect(input.data[16]! - vectors.data[16]!).toBeCloseTo(positions[16]!, 5);
    expect(next[0]!.probability).toBeGreaterThan(next[1]!.probability);
  });

  it('shows whom each token attends to: itself and those before it, with probabilities', async () => {
    const { encoding, attention } = await traceText(model, 'a word');
    const rows = encoding.ids.length;
    expect(attention.map((heads) => heads.length)).toEqual([2]);
    for (const { data } of attention[0]!)
      for (let row = 0; row < rows; row++) {
        const probabilities = [...data.subarray(row * rows, (row + 1) * rows)];
        expect(probabilities.slice(0, row + 1).every((probability) => probability > 0)).toBe(true);
        expect(probabilities.slice(row + 1)).toEqual(Array(rows - row - 1).fill(0));
        expect(probabilities.reduce((sum, probability) => sum + probability, 0)).toBeCloseTo(1, 5);
      }
  });
});

/** The first token that the window of token `i` begins with: windows are half a context of 16 apart, the last one at the end. */
function windowStartOf(i: number, tokens: number): number {
  for (let start = 0; ; start += 8) if (i < start + 16) return Math.min(start, tokens - 16);
}

describe('a training', () => {
  it('gives the same bits for any number of threads', async () => {
    const runs = await Promise.all([1, 2, 3].map((threads) => trainLanguageModel(texts, { ...small, threads })));
    expect(runs.map(({ report }) => report.threads)).toEqual([1, 2, 3]);
    const [first, ...others] = runs.map(({ model }) => model.parameters);
    for (const other of others) expect(other).toEqual(first);
  });

  it('goes on from a checkpoint to the same bits, through a file', async () => {
    const { model: whole } = await trainLanguageModel(texts, { ...small, threads: 1 });
    const kept: LanguageModelCheckpoint[] = [];
    const controller = new AbortController();
    const broken = trainLanguageModel(texts, {
      ...small,
      threads: 1,
      checkpointSeconds: 0.001,
      signal: controller.signal,
      onCheckpoint(checkpoint) {
        kept.push(checkpoint);
        if (kept.length === 5) controller.abort(new Error('enough'));
      },
    });
    await expect(broken).rejects.toThrow('enough');
    const file = new Blob([...writeLanguageModelCheckpoint(kept.at(-1)!)] as Uint8Array<ArrayBuffer>[]);
    const resumeFrom = await readLanguageModelCheckpoint(file);
    expect(resumeFrom.state.steps).toBe(5);
    const { model } = await trainLanguageModel(texts, { resumeFrom, threads: 1 });
    expect(model.parameters).toEqual(whole.parameters);
    const strange = { ...resumeFrom, settings: { ...resumeFrom.settings, layers: 1e9 } };
    const strangeFile = new Blob([...writeLanguageModelCheckpoint(strange)] as Uint8Array<ArrayBuffer>[]);
    await expect(readLanguageModelCheckpoint(strangeFile, 'x')).rejects.toMatchObject({
      code: 'BAD_HEADER',
      file: 'x',
    });
    await expect(trainLanguageModel([texts[0]!], { resumeFrom })).rejects.toMatchObject({ code: 'INCONSISTENT' });
  });

  it('keeps what it has when it is aborted', async () => {
    const controller = new AbortController();
    let steps = 0;
    const run = trainLanguageModel(texts, {
      ...small,
      steps: 10_000,
      signal: controller.signal,
      onProgress: () => controller.abort(new Error('stop')),
      onCheckpoint: ({ state }) => {
        steps = state.steps;
      },
    });
    await expect(run).rejects.toThrow('stop');
    expect(steps).toBeGreaterThan(0);
  });

  it('tells how far it is, and the loss on held-out text', async () => {
    const fractions: number[] = [];
    const validation = ['a company keeps its word. '.repeat(12)]; // more windows than sequences in a step
    const { model, report } = await trainLanguageModel(texts, {
      ...small,
      validation,
      onProgress: ({ fraction }) => fractions.push(fraction),
    });
    expect(fractions.at(-1)).toBe(1);
    const again = await evaluateLoss(model, validation);
    expect(report.validation).toMatchObject({ tokens: again.tokens, bytes: again.bytes });
    expect(report.validation!.natsPerToken).toBeCloseTo(again.natsPerToken, 5);
  });

  it.each([
    [{ dimensions: 18 }, 'BAD_OPTION', /dimensions must be a multiple of 4 × 2 heads, not 18/],
    [{ vocabularySize: 256 }, 'BAD_OPTION', /vocabularySize/],
    [{ learningRate: -1 }, 'BAD_OPTION', /learningRate/],
    [{ positions: 'alibi' as 'rope' }, 'BAD_OPTION', /positions must be one of learned, sinusoidal, rope/],
    [{ learningRate: 1e30 }, 'DIVERGED', /smaller learning rate/],
  ] as const)('refuses %o', async (options, code, message) => {
    const run = trainLanguageModel(texts, { ...small, ...options });
    await expect(run).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });

  it('refuses texts without words', async () => {
    await expect(trainLanguageModel([''], small)).rejects.toMatchObject({ code: 'EMPTY_VOCABULARY' });
  });
});
