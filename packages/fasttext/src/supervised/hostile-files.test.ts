import { readFileSync } from 'node:fs';
import { FirthError } from '@firth/core';
import { createGenerator } from '@firth/kernel/random';
import { describe, expect, it } from 'vitest';
import { createClassifier } from './classifier.ts';
import { readSupervisedModel } from './supervised-model.ts';

const mutations = 600;

describe.each(['hierarchical.bin', 'quantized.ftz', 'pruned.ftz'])('%s, damaged', (name) => {
  const bytes = readFileSync(new URL(`__fixtures__/${name}`, import.meta.url));

  it(`is answered from or refused with a code, ${mutations} times`, async () => {
    const random = createGenerator(1);
    let refused = 0;
    for (let n = 0; n < mutations; n++) {
      const damaged = Uint8Array.from(bytes);
      // Most of a file is numbers; what says how many there are stands at its beginning.
      const reach = n % 2 === 0 ? 120 : damaged.length;
      for (let i = 0; i <= random.below(3); i++) damaged[random.below(reach)] = random.below(256);
      try {
        const model = await readSupervisedModel(new Blob([damaged]));
        createClassifier(model).predict('the state of the union', { top: 3 });
      } catch (error) {
        if (!(error instanceof FirthError)) throw new Error(`mutation ${n}`, { cause: error });
        refused++;
      }
    }
    expect(refused).toBeGreaterThan(mutations / 10);
    expect(refused).toBeLessThan(mutations);
  });
});
