import { describe, expect, it } from 'vitest';
import { expectBadOption } from '../__fixtures__/expect-error.ts';
import { clippedRow } from './clipped-row.ts';
import { debertaBucket } from './deberta-bucket.ts';
import { debertaRow } from './deberta-row.ts';
import { relativePositions } from './relative-positions.ts';
import { rowsOfDistances } from './relative-rows.ts';
import { t5Bucket } from './t5-bucket.ts';

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);

describe('clippedRow', () => {
  it('gives each distance a row up to the maximum, and the outermost rows to all beyond', () => {
    expect(range(-4, 4).map(clippedRow(2))).toEqual([0, 0, 0, 1, 2, 3, 4, 4, 4]);
  });
});

describe('t5Bucket', () => {
  it('keeps small distances apart and merges large ones', () => {
    const bucketOf = t5Bucket({ bidirectional: false });
    expect(range(0, 15).map((distance) => bucketOf(-distance))).toEqual(range(0, 15));
    const far = range(16, 127).map((distance) => bucketOf(-distance));
    expect(far).toEqual(far.toSorted((a, b) => a - b));
    expect(new Set(far)).toEqual(new Set(range(16, 31)));
    expect(bucketOf(-1e6)).toBe(31);
  });

  it('gives all keys after the query bucket 0 unless bidirectional', () => {
    expect(t5Bucket({ bidirectional: false })(5)).toBe(0);
    expect(t5Bucket()(5)).toBe(16 + 5);
    expect(t5Bucket()(-5)).toBe(5);
  });

  it('refuses too few buckets and a maximal distance that is already exact', () => {
    expectBadOption(() => t5Bucket({ buckets: 2 }), 'buckets: received 2, expected an integer from 4 to 65536');
    expectBadOption(
      () => t5Bucket({ maxDistance: 8 }),
      'maxDistance: received 8, expected an integer from 9 to 16777216',
    );
  });
});

describe('debertaBucket', () => {
  const bucketOf = debertaBucket({ buckets: 256, maxDistance: 512 });

  it('keeps distances up to half the buckets and grows logarithmically beyond', () => {
    expect(range(-128, 128).map(bucketOf)).toEqual(range(-128, 128));
    const far = range(129, 511).map(bucketOf);
    expect(far).toEqual(far.toSorted((a, b) => a - b));
    expect(far.at(-1)).toBe(255);
  });

  it('is odd', () => {
    for (const distance of range(1, 600)) expect(bucketOf(-distance)).toBe(-bucketOf(distance));
  });

  it('refuses too few buckets and a maximal distance that is already exact', () => {
    expectBadOption(
      () => debertaBucket({ buckets: 2, maxDistance: 512 }),
      'buckets: received 2, expected an integer from 4 to 65536',
    );
    expectBadOption(
      () => debertaBucket({ buckets: 256, maxDistance: 128 }),
      'maxDistance: received 128, expected an integer from 130 to 16777216',
    );
  });
});

describe('debertaRow', () => {
  it('counts earlier keys upwards from the middle of the table and clamps at both ends', () => {
    expect(range(-4, 4).map(debertaRow({ buckets: 3 }))).toEqual([5, 5, 5, 4, 3, 2, 1, 0, 0]);
  });

  it('stays in the table under logarithmic buckets, however far the key', () => {
    const rowOf = debertaRow({ buckets: 256, maxDistance: 512 });
    for (const distance of [-(2 ** 24), -512, 0, 512, 2 ** 24]) {
      expect(rowOf(distance)).toBeGreaterThanOrEqual(0);
      expect(rowOf(distance)).toBeLessThan(512);
    }
  });
});

describe('rowsOfDistances', () => {
  it('has the row of key j and query i at j − i + queries − 1', () => {
    const rows = rowsOfDistances((distance) => distance + 100, 2, 3, 5);
    for (let i = 0; i < 2; i++) for (let j = 0; j < 3; j++) expect(rows[j - i + 2 - 1]).toBe(100 + j - (5 + i));
  });
});

describe('relativePositions', () => {
  it('lists i − j downwards, so that key j and query i stand at j − i + queries − 1', () => {
    const positions = relativePositions({ queries: 2, keys: 4, startPosition: 2 });
    expect(Array.from(positions)).toEqual([3, 2, 1, 0, -1]);
    for (let i = 0; i < 2; i++) for (let j = 0; j < 4; j++) expect(positions[j - i + 1]).toBe(2 + i - j);
  });

  it('refuses no keys', () => {
    expectBadOption(
      () => relativePositions({ queries: 1, keys: 0 }),
      'keys: received 0, expected an integer from 1 to 16777217',
    );
  });
});
