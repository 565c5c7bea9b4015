import { xpos } from '../../index.ts';
import { type Comparison, type GoldenCase, numbers } from './golden-case.ts';

export function checkXPos(golden: GoldenCase): Comparison[] {
  const length = golden.T as number;
  const headDimensions = golden.head_dim as number;
  const { queries, keys } = xpos({ headDimensions, scaleBase: golden.scale_base as number, gamma: golden.gamma as number });
  const encoded = (encoding: typeof queries): Float32Array => {
    const vectors = Float32Array.from(numbers(golden.x));
    encoding.apply(vectors, length);
    return vectors;
  };
  const half = headDimensions / 2;
  const table = queries.table(length);
  const scales = Array.from({ length: length * half }, (_, at) => {
    const from = Math.floor(at / half) * headDimensions + (at % half);
    return Math.hypot(table[from]!, table[from + half]!);
  });
  return [
    { received: scales, expected: golden.scale },
    { received: encoded(queries), expected: golden.as_query },
    { received: encoded(keys), expected: golden.as_key },
  ];
}
