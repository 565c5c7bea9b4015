import type { Command } from 'commander';
import { Option } from 'commander';
import { exitCodes, usageError } from '../failure.ts';
import { addVectorsOptions, openVectorsOfModel, type VectorsOptions } from '../options/vectors.ts';
import { complain, present, writeOut } from '../output.ts';
import { printedVector } from '../printed-vector.ts';
import type { VectorsOfModel } from '../read-any-vectors.ts';
import { readLines } from '../read-lines.ts';
import type { Session } from '../session.ts';
import { escapeForTerminal } from '../terminal/escape.ts';

interface LookupOptions extends VectorsOptions {
  readonly sentences?: boolean;
  readonly ngrams?: boolean;
}

/** What is found for a word or a line: an entry of the JSON document, and the lines for everybody else. */
interface Found {
  readonly entry: object;
  readonly lines: readonly string[];
}

/** Returns what is asked for, or nothing for a word that has no vector. */
type Lookup = (question: string) => Found | undefined;

/** What parts words on stdin: C++'s white space. */
const whiteSpace = /[ \t\v\f\r]+/;

/** Adds `firth lookup`: the numbers of the vectors of words, of lines, or of the n-grams of words. */
export function addLookup(program: Command, session: Session): void {
  const command = program
    .command('lookup')
    .description('print the vectors of words, as fastText’s program does')
    .argument('[words...]', 'words, or with --sentences lines; those of stdin where there are none')
    .option('-s, --sentences', 'the vector of each line: the mean of its words’ directions, or what a classifier sees')
    .addOption(new Option('-g, --ngrams', 'the vectors that a fastText model makes a word’s of').conflicts('sentences'))
    .addHelpText(
      'after',
      '\nfastText’s commands do as well: print-word-vectors MODEL, print-sentence-vectors MODEL, print-ngrams MODEL WORD.\n\n' +
        'Example:\n  $ firth lookup king kingliest --vectors model.bin',
    );
  addVectorsOptions(command).action((words: string[], options: LookupOptions) => lookup(words, options, session));
}

async function lookup(words: readonly string[], options: LookupOptions, session: Session): Promise<void> {
  if (options.vectors === '-' && words.length === 0) {
    throw usageError('stdin holds the words: the vectors must come from a file');
  }
  const find = await lookupIn(await openVectorsOfModel(options, session), options);
  const results: object[] = [];
  for await (const questions of words.length > 0 ? [words] : questionsOfStdin(options, session)) {
    let printed = '';
    for (const question of questions) {
      const found = find(question);
      if (!found) {
        complain('error', `${JSON.stringify(question)} has no vector`);
        process.exitCode = exitCodes.data;
      } else if (options.json) results.push(found.entry);
      else printed += found.lines.map((line) => `${line}\n`).join('');
    }
    await writeOut(printed);
  }
  if (options.json) await present(options, { vectors: options.vectors, results }, () => []);
}

/** Yields what stands on stdin, the words or the lines of a piece of it at a time. */
async function* questionsOfStdin({ sentences }: LookupOptions, session: Session): AsyncGenerator<readonly string[]> {
  for await (const lines of readLines('-', session)) {
    yield sentences ? lines : lines.flatMap((line) => line.split(whiteSpace).filter((word) => word !== ''));
  }
}

function lookupIn(opened: VectorsOfModel, { sentences, ngrams }: LookupOptions): Promise<Lookup> {
  if (ngrams) return lookupOfNgrams(opened);
  return sentences ? lookupOfSentences(opened) : Promise.resolve(lookupOfWords(opened));
}

function lookupOfWords({ vectors, model }: VectorsOfModel): Lookup {
  const none = model && new Float32Array(vectors.dimensions); // what fastText gives a word without n-grams
  return (word) => {
    const vector = vectors.vectorOf(word) ?? none;
    return vector && { entry: { word, vector: [...vector] }, lines: [`${shown(word)} ${printedVector(vector)}`] };
  };
}

async function lookupOfSentences({ vectors, model }: VectorsOfModel): Promise<Lookup> {
  const { lineVectors, sentenceVector } = await import('@firth/fasttext');
  const vectorOf = model ? lineVectors(model) : (line: string) => sentenceVector(vectors, line.split(whiteSpace));
  return (sentence) => {
    const vector = vectorOf(sentence);
    return { entry: { sentence, vector: [...vector] }, lines: [printedVector(vector)] };
  };
}

async function lookupOfNgrams({ model }: VectorsOfModel): Promise<Lookup> {
  if (!model) throw usageError('--ngrams takes a fastText model: other vectors are not made of n-grams');
  const { ngramVectors } = await import('@firth/fasttext');
  return (word) => {
    const ngrams = ngramVectors(model, word);
    return {
      entry: { word, ngrams: ngrams.map(({ text, vector }) => ({ text, vector: [...vector] })) },
      lines: ngrams.map(({ text, vector }) => `${shown(text)} ${printedVector(vector)}`),
    };
  };
}

/** Words as they are for programs, and so that they do no harm at a terminal. */
function shown(word: string): string {
  return process.stdout.isTTY ? escapeForTerminal(word) : word;
}
