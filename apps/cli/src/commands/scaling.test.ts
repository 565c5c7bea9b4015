import { describe, expect, it } from 'vitest';
import { runFirth } from '../__fixtures__/run-firth.ts';

/** Runs `firth scaling` and returns its document. */
async function documentOf(...args: string[]): Promise<Record<string, unknown>> {
  const { code, stdout, stderr } = await runFirth('scaling', ...args, '--json');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout);
}

describe('firth scaling', () => {
  it('finds a model by its name without capitals, blanks and hyphens', async () => {
    expect(await documentOf('model', 'gpt2')).toMatchObject({ name: 'GPT-2', total: 124_439_808 });
  });

  it('prints the table of models and marks what is estimated', async () => {
    const { code, stdout } = await runFirth('scaling');
    expect(code).toBe(0);
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(13);
    expect(lines.find((line) => line.startsWith('GPT-2'))).toMatch(/50,257 +768 +38\.6 M +124\.4 M +31\.0 %$/);
    expect(lines.find((line) => line.startsWith('GPT-4'))).toMatch(/~100,000 .* ~819\.2 M–1\.23 B/);
    const marked = lines.filter((line) => line.includes('~')).map((line) => line.split(' ')[0]);
    expect(marked).toEqual(['GPT-4', 'Claude', '~']);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(stdout).not.toContain('arXiv');
    expect((await runFirth('scaling', 'models', '--verbose')).stdout).toContain('arXiv:2302.13971');
  });

  it('lists the same with its sources as a document', async () => {
    const { models } = (await documentOf()) as { models: Record<string, unknown>[] };
    expect(models.map(({ name }) => name)).toContain('LLaMA 3 70B');
    expect(models.find(({ name }) => name === 'LLaMA 2 7B')).toMatchObject({
      estimated: false,
      embedding: { low: 131_072_000, high: 131_072_000 },
      total: 6_738_415_616,
    });
    expect(models.find(({ name }) => name === 'Claude 3')).not.toHaveProperty('vocabulary');
  });

  it('takes a model apart: parts, memory, tied or not, LoRA', async () => {
    const { total, parts, memory, shares, lora } = await documentOf('model', 'LLaMA 3 8B', '--rank', '8');
    expect(total).toBe(8_030_261_248);
    expect(Object.values(parts as Record<string, number>).reduce((sum, count) => sum + count)).toBe(total);
    expect(memory).toContainEqual({ precision: 'int4', embedding: 525_336_576, all: 4_015_130_624 });
    expect(shares).toMatchObject([
      { tied: true, embedding: 525_336_576 },
      { tied: false, embedding: 1_050_673_152, total: 8_030_261_248 },
    ]);
    expect(lora).toMatchObject([{ trained: 8 * (128_256 + 4096) }, { trained: 6_815_744 }]);
    const { stdout } = await runFirth('scaling', 'model', 'LLaMA 3 8B');
    expect(stdout).toContain('output of its own: 1.05 B, 13.1 % of all (as it is)');
    expect(stdout).not.toContain('LoRA');
  });

  it('asks each law for the tokens of a size, and for the size of a budget', async () => {
    type Run = Record<'law' | 'source' | 'parameters' | 'tokens' | 'compute' | 'inference', unknown>;
    const { runs } = (await documentOf('training', '--parameters', '7e9')) as { runs: Run[] };
    expect(runs[0]).toMatchObject({ parameters: 7e9, tokens: 140e9, inference: 14e9 });
    expect(runs[0]!.compute).toBeCloseTo(5.88e21, -15);
    expect(new Set(runs.map(({ source }) => source)).size).toBe(4);

    const budget = (await documentOf('training', '--compute', '5.88e23')) as { runs: Run[] };
    expect(budget.runs[0]!.parameters).toBeCloseTo(70e9, -3);
    expect(budget.runs[0]!.tokens).toBeCloseTo(1.4e12, -4);
    const given = (await documentOf('training', '--parameters', '70B', '--tokens', '1.4t')) as { runs: Run[] };
    expect(given.runs).toMatchObject([{ law: 'as given', compute: 5.88e23 }]);
  });

  it.each([
    ['model GPT-4', 'GPT-4 is estimated: its parts are not known; choose one of BERT base'],
    ['model GPT-9', 'the table has no GPT-9; choose one of BERT base'],
    ['model GPT-2 --rank 1000', 'rank: received 1000, expected at most 768'],
    ['training', 'give either --parameters, with --tokens or without, or --compute'],
    ['training --parameters 7e9 --compute 1e21', 'give either --parameters'],
    ['training --compute 1e21 --tokens 5', '--tokens needs --parameters'],
    ['training --parameters 0', 'It must be a number of 1 or more'],
    ['training --parameters 7X', 'It must be a number of 1 or more'],
    ['training --parameters B', 'It must be a number of 1 or more'],
  ])('refuses %s', async (line, message) => {
    const { code, stderr } = await runFirth('scaling', ...line.split(' '));
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
