import { describe, expect, it } from 'vitest';
import { expectClose } from './__fixtures__/expect-close.ts';
import { expectError } from './__fixtures__/expect-error.ts';
import { expectGradient, loss } from './__fixtures__/finite-differences.ts';
import { randomFloats, randomMatrix } from './__fixtures__/random-floats.ts';
import { matrixOf, torchCases } from './__fixtures__/torch-cases.ts';
import { embedding } from './embedding.ts';
import { toDenseGradient } from './gradient/to-dense-gradient.ts';
import { normal } from './initializers/normal.ts';

const ids = Uint32Array.of(3, 0, 3, 2, 3);

describe('embedding', () => {
  it('looks up rows of any width', () => {
    for (const columns of [1, 3, 4, 47, 48, 130]) {
      const weights = randomMatrix(5, columns);
      const rows = Array.from(ids, (id) => Array.from(weights.data.subarray(id * columns, (id + 1) * columns)));
      expect(Array.from(embedding({ weights }).forward(ids))).toEqual(rows.flat());
    }
  });

  it('writes to the output that it is given', () => {
    const layer = embedding({ weights: randomMatrix(5, 2) });
    const output = new Float32Array(10);
    expect(layer.forward(ids, output)).toBe(output);
    expect(output).toEqual(layer.forward(ids));
    expectError(
      () => layer.forward(ids, new Float32Array(9)),
      'DIMENSION_MISMATCH',
      'output: received 9 entries, expected ids.length × dimensions = 10',
    );
  });

  it('makes rows of zeros to write to, as many as an array holds', () => {
    const layer = embedding({ weights: randomMatrix(5, 2) });
    expect(layer.createRows(3)).toEqual(new Float32Array(6));
    expect(layer.createRows(0)).toHaveLength(0);
    const message = 'count: received 1073741824, expected an integer from 0 to 1073741823';
    expectError(() => layer.createRows(2 ** 30), 'BAD_OPTION', message);
  });

  it('lists the rows of a gradient once each and ascending, with the sum of what they had', () => {
    const layer = embedding({ rows: 5, dimensions: 1 });
    const { rows, values } = layer.backward(ids, Float32Array.of(1, 10, 100, 1000, 10_000));
    expect(Array.from(rows)).toEqual([0, 2, 3]);
    expect(Array.from(values)).toEqual([10, 1000, 10_101]);
  });

  it.each([
    ['plain', {}],
    ['with padding', { paddingId: 3 }],
    ['scaled', { scale: 2.5 }],
  ])('has the gradient of finite differences, %s', (_, options) => {
    const weights = randomMatrix(5, 6);
    const layer = embedding({ weights, ...options });
    const upstream = randomFloats(ids.length * 6, 2);
    const gradient = toDenseGradient(layer.backward(ids, upstream), weights);
    if ('paddingId' in options) {
      expect(Array.from(gradient.subarray(18, 24))).toEqual([0, 0, 0, 0, 0, 0]);
      const others = Uint32Array.of(0, 2);
      const rest = Float32Array.of(...upstream.subarray(6, 12), ...upstream.subarray(18, 24));
      expectGradient(gradient, () => loss(layer.forward(others), rest), weights.data);
    } else {
      expectGradient(gradient, () => loss(layer.forward(ids), upstream), weights.data);
    }
  });

  it('divides the gradient of each row by how often its id stands in the batch', () => {
    const layer = embedding({ rows: 5, dimensions: 1, scaleByFrequency: true });
    const { values } = layer.backward(ids, Float32Array.of(1, 10, 100, 1000, 10_000));
    expectClose(values, [10, 1000, 10_101 / 3]);
  });

  it('is drawn from a standard normal distribution unless told otherwise, and its padding row is zero', () => {
    const layer = embedding({ rows: 3, dimensions: 2, paddingId: 1 });
    const expected = normal()(3, 2).data.fill(0, 2, 4);
    expect(layer.weights.data).toEqual(expected);
  });

  it('uses a given table as it is, its padding row too', () => {
    const weights = randomMatrix(3, 2);
    const before = weights.data.slice();
    expect(embedding({ weights, paddingId: 1 }).weights).toBe(weights);
    expect(weights.data).toEqual(before);
  });

  it('has a gradient without rows when it is frozen', () => {
    const layer = embedding({ rows: 5, dimensions: 1, frozen: true });
    expect(layer.backward(ids, new Float32Array(5))).toEqual({ rows: new Uint32Array(), values: new Float32Array() });
  });

  it('takes an empty batch, and one of padding alone', () => {
    const layer = embedding({ rows: 5, dimensions: 2, paddingId: 0 });
    expect(layer.forward(new Uint32Array())).toEqual(new Float32Array());
    expect(layer.backward(new Uint32Array(), new Float32Array()).rows).toHaveLength(0);
    expect(layer.backward(new Uint32Array(3), new Float32Array(6)).rows).toHaveLength(0);
  });

  it('carries the fingerprint of its tokenizer', () => {
    const options = { rows: 2, dimensions: 2 };
    expect(embedding({ ...options, tokenizerFingerprint: 'f00d' }).tokenizerFingerprint).toBe('f00d');
    expect(embedding(options)).not.toHaveProperty('tokenizerFingerprint');
  });
});

describe('maxNorm', () => {
  const { table, ids, cases } = torchCases.norms;

  it.each(cases)('shortens rows in the table as torch does: $maxNorm, norm $normType', (golden) => {
    const weights = matrixOf(table);
    const layer = embedding({ weights, maxNorm: golden.maxNorm, normType: Number(golden.normType) });
    expectClose(layer.forward(Uint32Array.from(ids)), golden.out);
    expectClose(weights.data, golden.after);
  });

  it('leaves rows that are not looked up', () => {
    const weights = { rows: 2, columns: 2, data: Float32Array.of(3, 4, 30, 40) };
    embedding({ weights, maxNorm: 1 }).forward(Uint32Array.of(0));
    expectClose(weights.data, [0.6, 0.8, 30, 40]);
  });
});

describe('bad input to embedding', () => {
  const weights = randomMatrix(3, 2);

  it.each([
    [{ rows: 0, dimensions: 2 }, 'rows: received 0, expected an integer from 1 to 2147483647'],
    [{ rows: 3, dimensions: 1.5 }, 'dimensions: received 1.5, expected an integer from 1 to 65536'],
    [{ rows: 2 ** 30, dimensions: 4 }, 'rows × dimensions: received 4294967296, expected at most 2147483647'],
    [{ weights, paddingId: 3 }, 'paddingId: received 3, expected an integer from 0 to 2'],
    [{ weights, paddingId: -1 }, 'paddingId: received -1, expected an integer from 0 to 2'],
    [{ weights, maxNorm: 0 }, 'maxNorm: received 0, expected a finite number above 0'],
    [{ weights, normType: Number.NaN }, 'normType: received NaN, expected a number above 0, or Infinity'],
    [{ weights, scale: Number.POSITIVE_INFINITY }, 'scale: received Infinity, expected a finite number'],
  ])('names the option: %j', (options, message) => {
    expectError(() => embedding(options), 'BAD_OPTION', message);
  });

  it('names an id that has no row', () => {
    const layer = embedding({ weights });
    const message = 'ids[1]: received 3, expected an id below 3';
    expectError(() => layer.forward(Uint32Array.of(0, 3)), 'BAD_OPTION', message);
    expectError(() => layer.backward(Uint32Array.of(0, 3), new Float32Array(4)), 'BAD_OPTION', message);
  });

  it('wants ids that cannot be negative or broken', () => {
    const list = [0, -1] as unknown as Uint32Array;
    const message = 'ids: received [0, -1], expected a Uint32Array';
    expectError(() => embedding({ weights }).forward(list), 'BAD_OPTION', message);
  });

  it('quotes both numbers where shapes differ', () => {
    const gradient = new Float32Array(3);
    expectError(
      () => embedding({ weights }).backward(Uint32Array.of(0), gradient),
      'DIMENSION_MISMATCH',
      'gradient: received 3 entries, expected ids.length × dimensions = 2',
    );
    expectError(
      () => embedding({ weights: { rows: 3, columns: 2, data: new Float32Array(5) } }),
      'DIMENSION_MISMATCH',
      'weights: received 5 numbers for 3 rows of 2',
    );
    expectError(
      () => embedding({ rows: 3, dimensions: 2, initializer: () => randomMatrix(2, 3) }),
      'DIMENSION_MISMATCH',
      'initializer: received a table of 2 × 3, expected 3 × 2',
    );
  });
});
