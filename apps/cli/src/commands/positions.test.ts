import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runFirth, temporaryFolder } from '../__fixtures__/run-firth.ts';

const folder = temporaryFolder();
const file = (name: string): string => join(folder, name);

/** Runs `firth positions` and returns its document. */
async function documentOf(...args: string[]): Promise<Record<string, unknown>> {
  const { code, stdout, stderr } = await runFirth('positions', ...args, '--json');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout);
}

describe('firth positions', () => {
  it('prints a row a position and names what it leaves out', async () => {
    const run = await runFirth('positions', 'sinusoidal', '-n', '2', '-d', '6', '--columns', '4');
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout.split('\n')).toEqual([
      'sinusoidal, interleaved, base 10000: position × dimension',
      'position       0       1       2       3',
      '       0  0.0000  1.0000  0.0000  1.0000',
      '       1  0.8415  0.5403  0.0464  0.9989',
      '… and 2 more columns',
      '',
    ]);
  });

  it('gives every number of every layout, from any position, with --json', async () => {
    const [halves, tensor] = await Promise.all(
      ['halves', 'tensor2tensor'].map((layout) =>
        documentOf('sinusoidal', '-n', '2', '--start', '1', '-d', '4', '--layout', layout),
      ),
    );
    expect(halves).toMatchObject({ status: 'ok', rows: 2, columns: 4, firstRow: 1 });
    const near = (values: number[]): unknown => values.map((value) => expect.closeTo(value, 6));
    const { sin, cos } = Math;
    expect(halves!.numbers).toEqual([1, 2].map((p) => near([sin(p), sin(p / 100), cos(p), cos(p / 100)])));
    expect(tensor!.numbers).toEqual([1, 2].map((p) => near([sin(p), sin(p / 1e4), cos(p), cos(p / 1e4)])));
  });

  it('reads a grid row by row, behind a class token where there is one', async () => {
    const { rows, numbers } = await documentOf('sinusoidal-2d', '--grid', '2x3', '-d', '4', '--class-token');
    expect(rows).toBe(7);
    expect((numbers as number[][])[0]).toEqual([0, 0, 0, 0]);
    const axial = await documentOf('axial-rope', '--grid', '2x3', '-d', '4');
    expect(axial).toMatchObject({ rows: 6, columns: 4 });
    expect((axial.numbers as number[][])[4]).toEqual(
      [Math.cos(1), Math.cos(1), Math.sin(1), Math.sin(1)].map((value) => expect.closeTo(value, 6)),
    );
  });

  it('tells what a learned table takes', async () => {
    const table = { rows: 512, columns: 768, parameters: 393_216, bytes: 1_572_864 };
    expect(await documentOf('learned', '-n', '512')).toEqual({ status: 'ok', ...table });
  });

  it('stretches RoPE by every scaling', async () => {
    const base = ['rope', '-d', '4', '-n', '1', '--factor', '4'];
    const trained = ['--trained-positions', '64'];
    const scalings = {
      linear: [],
      ntk: [],
      'dynamic-ntk': trained,
      yarn: trained,
      llama3: [...trained, '--low-frequency-factor', '1', '--high-frequency-factor', '4'],
      longrope: [...trained, '--short-factors', '1,1', '--long-factors', '2,4'],
    };
    const lowest = await Promise.all(
      Object.entries(scalings).map(async ([name, args]) => {
        const document = await documentOf(...base, '--start', '255', '--scaling', name, ...args);
        return [name, (document.inverseFrequencies as number[]).at(-1)];
      }),
    );
    const { ntk, 'dynamic-ntk': dynamic, ...others } = Object.fromEntries(lowest);
    for (const frequency of Object.values(others)) expect(frequency).toBeCloseTo(0.01 / 4, 6);
    // NTK divides the lowest frequency by the factor; at 256 of 64 positions the dynamic one by 4 × 4 − 3.
    expect(ntk).toBeCloseTo(0.01 / 4, 6);
    expect(dynamic).toBeCloseTo(0.01 / 13, 6);
  });

  it('turns only what is to turn, and scales what xPos scales', async () => {
    expect(await documentOf('rope', '-d', '8', '--rotary-dimensions', '4')).toMatchObject({ columns: 4 });
    const [queries, keys] = await Promise.all([documentOf('xpos', '-d', '2'), documentOf('xpos', '-d', '2', '--keys')]);
    const sizes = [queries, keys].map((document) => Math.hypot(...(document.numbers as number[][])[9]!));
    expect(sizes[0]).toBeLessThan(1);
    expect(sizes[0]! * sizes[1]!).toBeCloseTo(1, 5);
  });

  it('adds to scores by the slope of a head', async () => {
    const document = await documentOf('alibi', '-n', '2', '--heads', '4', '--head', '1', '--distance', 'symmetric');
    expect(document).toMatchObject({
      slopes: [0.25, 0.0625, 0.015625, 0.00390625],
      numbers: [
        [0, -0.0625],
        [-0.0625, 0],
      ],
    });
  });

  it('tells the row of each distance in the trained tables', async () => {
    const keys = ['-n', '1', '--start', '20', '--keys', '23'];
    const first = async (...args: string[]): Promise<number[]> =>
      ((await documentOf(...args, ...keys)).numbers as number[][])[0]!;
    expect((await first('t5')).slice(-4)).toEqual([1, 0, 17, 18]);
    expect((await first('t5', '--causal')).slice(-4)).toEqual([1, 0, 0, 0]);
    expect((await first('shaw', '--max-distance', '1')).slice(-4)).toEqual([0, 1, 2, 2]);
    expect((await first('deberta', '--buckets', '2')).slice(-4)).toEqual([3, 2, 1, 0]);
  });

  it('draws to a file, whole or not at all, or to stdout', async () => {
    const args = ['positions', 'sinusoidal', '-n', '8', '-d', '4', '--svg'];
    const { stdout } = await runFirth(...args, '-');
    expect(stdout).toMatch(/^<svg .*<\/svg>\n$/s);
    const run = await runFirth(...args, file('sines.svg'));
    expect(run).toMatchObject({ code: 0, stdout: '' });
    expect(run.stderr).toContain(`${file('sines.svg')}: sinusoidal, interleaved, base 10000, 8 × 4`);
    expect(readFileSync(file('sines.svg'), 'utf8')).toBe(stdout);

    writeFileSync(file('kept.svg'), 'old');
    const failed = await runFirth('positions', 'rope', '--factor', '2', '--svg', file('kept.svg'));
    expect(failed.code).toBe(2);
    expect(readFileSync(file('kept.svg'), 'utf8')).toBe('old');
    expect(await runFirth(...args, join(file('nowhere'), 'x.svg'))).toMatchObject({ code: 1 });
    expect(existsSync(file('nowhere'))).toBe(false);
  });

  it.each([
    ['rope --factor 2', '--factor needs --scaling'],
    ['rope --scaling linear', '--scaling linear needs --factor'],
    ['rope --scaling linear --factor 2 --trained-positions 8', '--trained-positions is no part of linear'],
    ['alibi --heads 2 --head 2', '--head 2 needs more than 2 --heads'],
    ['sinusoidal-2d --grid 2x2x2', '--grid needs rows and columns: 4x6'],
    ['sinusoidal -n 100000 -d 64', '100,000 × 64 numbers: at most 1,048,576'],
    ['t5 --buckets 3', 'buckets: received 3, expected an integer from 4 to 65536'],
    ['axial-rope --grid 4y4', 'must be whole numbers with an x between'],
    ['sinusoidal --svg - --json', undefined],
  ])('refuses %s', async (line, message) => {
    const { code, stdout, stderr } = await runFirth('positions', ...line.split(' '));
    expect(code).toBe(2);
    if (message === undefined) expect(JSON.parse(stdout)).toMatchObject({ status: 'error', code: 'BAD_OPTION' });
    else expect(stderr).toContain(message);
  });
});
