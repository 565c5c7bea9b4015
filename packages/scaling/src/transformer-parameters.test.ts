import { describe, expect, it } from 'vitest';
import { expectBadOption } from './__fixtures__/expect-error.ts';
import { embeddingShare } from './embedding-share.ts';
import { modelNamed, publishedModels } from './models.ts';
import { transformerParameters } from './transformer-parameters.ts';

const tiny = { vocabulary: 10, dimensions: 4, layers: 2, heads: 2, feedForward: 6, tied: false } as const;

describe('transformerParameters', () => {
  it.each([
    // The sizes of the published checkpoints; GPT-3's was not published, its 175 billion were.
    ['BERT base', 109_482_240],
    ['GPT-2', 124_439_808],
    ['GPT-3', 174_604_259_328],
    ['LLaMA 7B', 6_738_415_616],
    ['LLaMA 2 7B', 6_738_415_616],
    ['Mistral 7B', 7_241_732_096],
    ['LLaMA 3 8B', 8_030_261_248],
    ['LLaMA 3 70B', 70_553_706_496],
  ])('counts %s at %i', (name, total) => {
    expect(transformerParameters(modelNamed(name).architecture).total).toBe(total);
  });

  it('counts every matrix of a small model', () => {
    expect(transformerParameters(tiny)).toEqual({
      tokenEmbedding: 40,
      positionEmbedding: 0,
      segmentEmbedding: 0,
      attention: 2 * 4 * 16,
      feedForward: 2 * 2 * 24,
      norms: 5 * 4,
      pooler: 0,
      outputHead: 40,
      total: 40 + 128 + 96 + 20 + 40,
    });
  });

  it('counts biases, gates, grouped keys and wider heads', () => {
    const part = (more: object): ReturnType<typeof transformerParameters> =>
      transformerParameters({ ...tiny, layers: 1, ...more });
    expect(part({ biases: true })).toMatchObject({
      attention: 4 * (16 + 4),
      feedForward: 24 + 6 + 24 + 4,
      norms: 3 * 8,
    });
    expect(part({ gated: true }).feedForward).toBe(3 * 24);
    expect(part({ keyValueHeads: 1 }).attention).toBe(2 * 16 + 2 * 8);
    expect(part({ headDimensions: 3 }).attention).toBe(4 * 4 * 6);
    expect(part({ embeddingNorm: true, finalNorm: false, pooler: true })).toMatchObject({ norms: 3 * 4, pooler: 16 });
    expect(part({ learnedPositions: 5, segments: 2 })).toMatchObject({ positionEmbedding: 20, segmentEmbedding: 8 });
  });

  it('is the sum of its parts for every model of the table', () => {
    for (const { architecture } of publishedModels) {
      const { total, ...parts } = transformerParameters(architecture);
      expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(total);
    }
  });

  it('refuses numbers that are no counts and heads that do not share out', () => {
    expectBadOption(
      () => transformerParameters({ ...tiny, layers: 1.5 }),
      'layers: received 1.5, expected an integer from 1 up',
    );
    expectBadOption(
      () => transformerParameters({ ...tiny, segments: -1 }),
      'segments: received -1, expected an integer from 0 up',
    );
    expectBadOption(
      () => transformerParameters({ ...tiny, heads: 3 }),
      'heads: received 3, expected a divisor of dimensions = 4',
    );
    expectBadOption(
      () => transformerParameters({ ...tiny, heads: 4, keyValueHeads: 3 }),
      'keyValueHeads: received 3, expected a divisor of heads = 4',
    );
    expectBadOption(
      () => transformerParameters({ ...tiny, headDimensions: 0 }),
      'headDimensions: received 0, expected an integer from 1 up',
    );
  });
});

describe('embeddingShare', () => {
  it('counts one table where the output is tied and two where it is not', () => {
    const { architecture } = modelNamed('LLaMA 3 8B');
    const asPublished = embeddingShare(architecture);
    const tied = embeddingShare(architecture, true);
    expect(asPublished).toEqual({
      embedding: 1_050_673_152,
      total: 8_030_261_248,
      share: 1_050_673_152 / 8_030_261_248,
    });
    expect(tied.embedding).toBe(525_336_576);
    expect(tied.total).toBe(asPublished.total - 525_336_576);
  });
});
