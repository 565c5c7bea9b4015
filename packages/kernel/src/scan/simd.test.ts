import { expect, it } from 'vitest';
import { simdWordTable } from './simd.ts';

it('says how many words fill the memory when there is no more of it', async () => {
  const table = await simdWordTable('simd', 24);
  const refuse = (): void => {
    for (let i = 0; i < 100; i++) {
      const words = Array.from({ length: 1000 }, (_, j) => `${i}-${j} `);
      table.scan(new TextEncoder().encode(words.join('')));
    }
  };
  expect(refuse).toThrow(
    expect.objectContaining({
      code: 'OUT_OF_MEMORY',
      message: expect.stringMatching(/^\d+000 different words fill 1\.5 MiB/),
    }),
  );
});
