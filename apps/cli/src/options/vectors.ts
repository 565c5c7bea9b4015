import type { WordVectors } from '@firth/core';
import { vectorFormats } from '@firth/formats/names';
import type { Command } from 'commander';
import { Option } from 'commander';
import { addOutputOptions, type OutputOptions } from '../output.ts';
import type { AnyVectorFormat, VectorsOfModel } from '../read-any-vectors.ts';
import type { Session } from '../session.ts';
import { createWarnings } from '../warnings.ts';
import { wholeNumber } from './number.ts';
import { openTokenizerOf, tokenizerFiles } from './tokenizer.ts';

/** Which vectors a command asks. */
export interface VectorsOptions extends OutputOptions {
  readonly vectors: string;
  readonly format: AnyVectorFormat;
  readonly limit?: number;
  readonly strict?: boolean;
  readonly tokenizer?: string;
}

/** Adds `--vectors` and what goes with it, and the output options, to `command`. */
export function addVectorsOptions(command: Command): Command {
  command
    .requiredOption(
      '-v, --vectors <file>',
      'the word vectors; - reads stdin, pretrained takes 20,000 English words of GloVe',
    )
    .addOption(vectorFormatOption('--format <format>', 'format of the vectors'))
    .option('--limit <words>', 'load only the first so many words', wholeNumber(1))
    .option('--strict', 'treat suspicious content of the file as an error')
    .option(
      '--tokenizer <file>',
      `give a word that has no vector that of its pieces, cut by the tokenizer the vectors were made with: ${tokenizerFiles}`,
    );
  return addOutputOptions(command);
}

/** Returns an option that names a format in which vectors are read. */
export function vectorFormatOption(flags: string, description: string): Option {
  const formats = [...vectorFormats, 'fasttext-bin'].sort();
  return new Option(flags, description).choices(['auto', ...formats]).default('auto');
}

/** Reads the vectors that `options` name; what is suspicious in them is told on stderr. */
export async function openVectors(options: VectorsOptions, session: Session): Promise<WordVectors> {
  return (await openVectorsOfModel(options, session)).vectors;
}

/** Reads vectors as {@link openVectors}, and returns their model with them, where they are of one. */
export async function openVectorsOfModel(options: VectorsOptions, session: Session): Promise<VectorsOfModel> {
  const { vectors: path, format, limit, strict } = options;
  const { signal } = session;
  const tokenizer =
    options.tokenizer === undefined ? undefined : await openTokenizerOf(options.tokenizer, options, session);
  const warnings = createWarnings();
  const { readVectorsOfModel } = await import('../read-any-vectors.ts');
  const read = await readVectorsOfModel(path, { format, limit, strict, signal, tokenizer, onWarning: warnings.add });
  warnings.tell(options);
  if (!tokenizer) return read;
  const { withPieces } = await import('@firth/vectors');
  return { ...read, vectors: withPieces(read.vectors, tokenizer, { before: ' ' }) }; // A word stands behind a space in most texts.
}
