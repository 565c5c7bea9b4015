import type { Matrix } from '@firth/core';
import type { LanguageModel, TextTrace } from '@firth/language-model';
import type { Command } from 'commander';
import { usageError } from '../failure.ts';
import { modelFile, openModel } from '../options/model.ts';
import { wholeNumber } from '../options/number.ts';
import { addOutputOptions, type OutputOptions, present } from '../output.ts';
import type { Session } from '../session.ts';
import { formatShare } from '../terminal/numbers.ts';
import { formatTable } from '../terminal/table.ts';
import { addExplainTraining } from './explain-training.ts';

interface ExplainOptions extends OutputOptions {
  readonly model?: string;
  readonly pair?: readonly string[];
  readonly count: number;
}

/** Adds `firth explain`: the whole road of a text through a model, and what training does to vectors. */
export function addExplain(program: Command, session: Session): void {
  const command = program
    .command('explain')
    .description('show the whole road of a text through a language model, each stage with its numbers')
    .argument('<text>', 'the text')
    // Not required of `firth explain training`, so it is asked for below.
    .option('-m, --model <file>', modelFile)
    .option('--pair <parts...>', 'two parts of the text to follow through the blocks (default: its first two tokens)')
    .option('-n, --count <number>', 'how many next tokens to list', wholeNumber(1), 5)
    .helpCommand(false)
    .enablePositionalOptions()
    .addHelpText(
      'after',
      '\nExample:\n  $ firth explain "Comcast is a company" --pair Com cast --model speeches.safetensors',
    );
  addOutputOptions(command).action((text: string, options: ExplainOptions) => explain(text, options));
  addExplainTraining(command, session);
}

/** How alike the vectors of the two parts are at a stage. */
interface PairStage {
  readonly stage: string;
  readonly cosine: number;
  readonly vectors: readonly [readonly number[], readonly number[]];
}

async function explain(text: string, options: ExplainOptions): Promise<void> {
  if (options.model === undefined) throw usageError('name the model: --model speeches.safetensors');
  const model = await openModel(options.model);
  const { traceText } = await import('@firth/language-model');
  const trace = await traceText(model, text);
  const pair = pairOf(text, trace, options.pair);
  const stages = followPair(trace, pair);
  const next = trace.next
    .slice(0, options.count)
    .map(({ id, probability }) => ({ id, token: model.tokenizer.decode([id]), probability }));
  const { ids, tokens, offsets } = trace.encoding;
  const rowsOf = (matrix: Matrix): number[][] => Array.from({ length: matrix.rows }, (_, row) => rowOf(matrix, row));
  const document = {
    text,
    shape: model.shape,
    tokens: [...tokens].map((token, i) => ({ token, id: ids[i], from: offsets[2 * i], to: offsets[2 * i + 1] })),
    vectors: rowsOf(trace.vectors),
    input: rowsOf(trace.input),
    blocks: trace.blocks.map(rowsOf),
    pair: { parts: pair.map(({ label, rows }) => ({ label, rows })), stages },
    next,
  };
  await present(options, document, () => render(text, model, trace, pair, stages, next));
}

/** A part of the text to follow: a token, or several of which the vectors are averaged. */
interface Part {
  readonly label: string;
  readonly rows: readonly number[];
}

/** The two parts to follow: those named, as they stand in the text, else the first two tokens. */
function pairOf(text: string, { encoding }: TextTrace, named: readonly string[] | undefined): readonly Part[] {
  const { tokens, ids } = encoding;
  if (!named) return ids.length > 1 ? [0, 1].map((row) => ({ label: tokens[row]!, rows: [row] })) : [];
  if (named.length !== 2) throw usageError('--pair takes two parts of the text');
  return named.map((part) => partOf(part, text, encoding));
}

/** The tokens that `part` of the text consists of. */
function partOf(part: string, text: string, { tokens, offsets }: TextTrace['encoding']): Part {
  const from = text.indexOf(part);
  const to = from + part.length;
  const rows = Array.from(tokens.keys()).filter((row) => offsets[2 * row]! < to && offsets[2 * row + 1]! > from);
  const isWhole =
    from >= 0 && rows.length > 0 && offsets[2 * rows[0]!] === from && offsets[2 * rows.at(-1)! + 1] === to;
  if (!isWhole) throw usageError(`'${part}' is not made of whole tokens of the text, which are ${tokens.join(' | ')}`);
  return { label: rows.length > 1 ? `${part} (${rows.map((row) => tokens[row]).join(' + ')})` : part, rows };
}

function followPair(trace: TextTrace, pair: readonly Part[]): PairStage[] {
  const [a, b] = pair;
  if (!a || !b) return [];
  const stageOf = (stage: string, matrix: Matrix): PairStage => {
    const vectors = [meanOf(matrix, a.rows), meanOf(matrix, b.rows)] as const;
    return { stage, cosine: cosineOf(...vectors), vectors };
  };
  return [
    stageOf('embedding', trace.vectors),
    stageOf('+ positions', trace.input),
    ...trace.blocks.map((block, i) => stageOf(`block ${i + 1}`, block)),
  ];
}

function meanOf(matrix: Matrix, rows: readonly number[]): number[] {
  const vectors = rows.map((row) => rowOf(matrix, row));
  return vectors[0]!.map((_, i) => vectors.reduce((sum, vector) => sum + vector[i]!, 0) / rows.length);
}

function render(
  text: string,
  model: LanguageModel,
  trace: TextTrace,
  pair: readonly Part[],
  stages: readonly PairStage[],
  next: readonly { readonly token: string; readonly probability: number }[],
): string[] {
  const { ids, tokens } = trace.encoding;
  const { dimensions, layers, heads, positions } = model.shape;
  const last = trace.blocks.at(-1)!;
  const rows = Array.from(ids, (id, row) => [
    tokens[row]!,
    String(id),
    ...[trace.vectors, trace.input, last].map((matrix) => beginningOf(rowOf(matrix, row))),
  ]);
  const tokenColumns = ['token', 'id', 'embedding', `+ ${positions} positions`, `after ${layers} blocks`];
  const lines = [
    ...formatTable([{ title: 'text' }], [[text]]),
    '',
    `${ids.length} tokens, ${dimensions} numbers each, ${layers} blocks of ${heads} heads`,
    ...formatTable(
      tokenColumns.map((title, i) => ({ title, align: i === 1 ? ('right' as const) : ('left' as const) })),
      rows,
    ),
  ];
  const [a, b] = pair;
  if (a && b) {
    const cells = stages.map(({ stage, cosine, vectors }) => [
      stage,
      cosine.toFixed(3),
      ...vectors.map((vector) => beginningOf(vector)),
    ]);
    lines.push(
      '',
      ...formatTable(
        [{ title: 'stage' }, { title: 'cosine', align: 'right' }, { title: a.label }, { title: b.label }],
        cells,
      ),
    );
  }
  const likely = next.map(({ token, probability }) => [formatShare(probability), JSON.stringify(token)]);
  return [...lines, '', ...formatTable([{ title: 'likely', align: 'right' }, { title: 'next token' }], likely)];
}

function rowOf({ columns, data }: Matrix, row: number): number[] {
  return Array.from(data.subarray(row * columns, (row + 1) * columns));
}

/** The first numbers of a vector: the rest is in the JSON document. */
function beginningOf(vector: readonly number[]): string {
  return `${vector
    .slice(0, 3)
    .map((value) => value.toFixed(3).padStart(6))
    .join(' ')} …`;
}

function cosineOf(a: readonly number[], b: readonly number[]): number {
  const product = a.reduce((sum, value, i) => sum + value * b[i]!, 0);
  return product / (Math.hypot(...a) * Math.hypot(...b));
}
