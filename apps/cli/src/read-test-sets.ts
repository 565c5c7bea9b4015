import type { TestSets } from '@firth/evaluation';
import type { Session } from './session.ts';

/** Files of word pairs and of analogies. */
export interface TestSetFiles {
  readonly pairs: readonly string[];
  readonly analogies: readonly string[];
}

/** Returns the test sets in the files that `options` name. */
export async function readTestSets({ pairs, analogies }: TestSetFiles, { signal }: Session): Promise<TestSets> {
  const { readAnalogies, readWordPairs } = await import('@firth/evaluation');
  const { readText } = await import('./read-text.ts');
  const readAll = <Content>(files: readonly string[], read: (text: string, options: { name: string }) => Content) =>
    Promise.all(files.map(async (name) => ({ name, content: read(await readText(name, signal), { name }) })));
  return {
    pairs: (await readAll(pairs, readWordPairs)).map(({ name, content }) => ({ name, pairs: content })),
    analogies: (await readAll(analogies, readAnalogies)).map(({ name, content }) => ({ name, sections: content })),
  };
}
