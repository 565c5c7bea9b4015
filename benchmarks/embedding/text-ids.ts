import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeCorpus, fromFile } from '@firth/corpus';
import { prepareText } from '../lib/text/prepare-text.ts';

/** Ids of words as a text has them: a few hundred make up half of each batch, and most stand in no batch at all. */
export interface TextIds {
  /** The text, and how many words of it were counted. */
  readonly name: string;
  /** Returns the file with the ids of the `rows` most frequent words; the text's other words are left out. */
  fileFor(rows: number): string;
}

/** Writes a file of ids to `folder` for each number of rows in `tables`. The most frequent word has id 0. */
export async function writeTextIds(folder: string, words: number, tables: readonly number[]): Promise<TextIds> {
  const text = await prepareText({ words });
  const maxVocabularySize = Math.max(...tables);
  const { tokenBatches } = await encodeCorpus(fromFile(text.path), { minCount: 1, maxVocabularySize });
  const ids = tokenBatches.slice(0, mostBatches).flatMap((batch) => [...batch.ids]);
  const fileFor = (rows: number): string => join(folder, `ids-${rows}.u32`);
  for (const rows of tables) writeFileSync(fileFor(rows), Uint32Array.from(ids.filter((id) => id < rows)));
  return { name: `${text.name}, ${text.words} words`, fileFor };
}

/** Of up to 10,000 words each: more than all steps take. */
const mostBatches = 50;
