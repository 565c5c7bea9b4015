import type { Matrix, WordVectors } from '@firth/core';
import type { ProjectionOptions } from '@firth/projection';
import { type Command, Option } from 'commander';
import { usageError } from '../failure.ts';
import { checkWritable } from '../options/destination.ts';
import { decimalNumber, wholeNumber } from '../options/number.ts';
import { seedOption } from '../options/seed.ts';
import { addVectorsOptions, openVectors, type VectorsOptions } from '../options/vectors.ts';
import { present, remark, writeOut } from '../output.ts';
import type { Session } from '../session.ts';
import { escapeForTerminal } from '../terminal/escape.ts';
import { formatNumberOf } from '../terminal/numbers.ts';
import { createProgressView, type ProgressView } from '../terminal/progress-view.ts';

interface ProjectOptions extends VectorsOptions {
  readonly method: 'pca' | 'tsne' | 'umap';
  readonly dimensions: 2 | 3;
  readonly output?: string;
  readonly svg?: string;
  readonly clusters?: number;
  readonly perplexity?: number;
  readonly iterations?: number;
  readonly neighbors?: number;
  readonly keepLengths?: boolean;
  readonly seed: number;
}

/** What is known of each word of the picture. */
interface Points {
  readonly words: readonly string[];
  readonly points: Matrix;
  readonly clusters: Uint32Array | undefined;
}

/** Adds `firth project`: words as points in two or three dimensions. */
export function addProject(program: Command, session: Session): void {
  const command = program.command('project').description('place words in a picture: PCA, t-SNE or UMAP');
  addVectorsOptions(command)
    .addOption(new Option('--method <name>', 'how').choices(['pca', 'tsne', 'umap']).default('pca'))
    .option('--dimensions <number>', '2 or 3 coordinates', wholeNumber(2, 3), 2)
    .option(
      '-o, --output <file>',
      'where to write the points, TSV or .json (default: stdout, unless there is an --svg)',
    )
    .option('--svg <file>', 'where to draw the picture')
    .option('--clusters <number>', 'color so many clusters of the vectors, by k-means', wholeNumber(1, 10_000))
    .option(
      '--perplexity <number>',
      't-SNE: how many neighbors count',
      decimalNumber(' from 1 on', (value) => value >= 1),
    )
    .option('--iterations <number>', 't-SNE: steps (default: 1000); UMAP: epochs', wholeNumber(1, 1_000_000))
    .option('--neighbors <number>', 'UMAP: how many neighbors count (default: 15)', wholeNumber(2, 10_000))
    .option('--keep-lengths', 'take vectors as they are, not by their direction alone')
    .option(...seedOption('another picture'))
    .addHelpText(
      'after',
      '\nExample:\n  $ firth project --vectors pretrained --limit 2000 --method tsne --clusters 12 --svg words.svg',
    )
    .action((options: ProjectOptions) => project(options, session));
}

async function project(options: ProjectOptions, session: Session): Promise<void> {
  const { output = options.svg === undefined && !options.json ? '-' : undefined, svg } = options;
  if (output === '-' && options.json) throw usageError('--json and --output - would both print on stdout: choose one');
  for (const path of [output, svg]) if (path !== undefined && path !== '-') await checkWritable(path);

  const vectors = await openVectors(options, session);
  const view = await createProgressView(options);
  const placed = await place(vectors, options, session, view).finally(view.end);
  if (output === '-') await writeOut(process.stdout.isTTY ? escapedRows(placed) : toTSV(placed));
  else if (output !== undefined) await save(output, output.endsWith('.json') ? toJSON(placed) : toTSV(placed), options);
  if (svg !== undefined) await save(svg, await draw(placed, options), options);
  const { rows, columns } = placed.points;
  await present(
    options,
    { method: options.method, count: rows, dims: columns, output, svg, points: asObjects(placed) },
    () => [],
  );
}

async function place(
  vectors: WordVectors,
  options: ProjectOptions,
  { signal }: Session,
  view: ProgressView,
): Promise<Points> {
  const { kMeans } = await import('@firth/projection');
  const { method, seed, clusters: count } = options;
  const matrix = options.keepLengths ? vectors.matrix : unitRows(vectors);
  const details = formatNumberOf(matrix.rows, 'word');
  const run = (phase: string): ProjectionOptions => ({
    ...{ seed, signal },
    onProgress: ({ fraction }) => view.step(phase, { fraction, details }),
  });
  const clusters = count === undefined ? undefined : (await kMeans(matrix, count, run('clustering'))).clusters;
  const points = await projected(matrix, options, run(method));
  const words = Array.from({ length: matrix.rows }, (_, id) => vectors.vocabulary.tokenOf(id)!);
  return { words, points, clusters };
}

async function projected(matrix: Matrix, options: ProjectOptions, run: ProjectionOptions): Promise<Matrix> {
  const { dimensions, perplexity, iterations, neighbors } = options;
  if (options.method === 'umap') {
    const { umap } = await import('@firth/projection/umap');
    return umap(matrix, { ...run, dimensions, neighbors, epochs: iterations });
  }
  const { pca, tsne } = await import('@firth/projection');
  if (options.method === 'pca') return (await pca(matrix, { ...run, dimensions })).points;
  return (await tsne(matrix, { ...run, dimensions, perplexity, iterations })).points;
}

/** Words are compared by direction, so pictures of directions show what the other commands tell. */
function unitRows({ matrix, norms }: WordVectors): Matrix {
  const { columns, data } = matrix;
  return { ...matrix, data: data.map((value, i) => value / (norms[Math.floor(i / columns)]! || 1)) };
}

/** The methods as the field writes them. */
const titles = { pca: 'PCA', tsne: 't-SNE', umap: 'UMAP' } as const;

async function draw({ words, points, clusters }: Points, { method }: ProjectOptions): Promise<string> {
  const { scatterSVG } = await import('@firth/projection');
  const title = `${formatNumberOf(words.length, 'word')}, ${titles[method]}`;
  return scatterSVG(points, { labels: words, title, ...(clusters && { clusters }) });
}

async function save(path: string, text: string, options: ProjectOptions): Promise<void> {
  const { saveAtomically } = await import('@firth/files');
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode(text);
  }
  await saveAtomically(path, chunks(), { gzip: path.endsWith('.gz') });
  remark(options, `${path}: written`);
}

const axes = ['x', 'y', 'z'];

function cellsOf({ words, points, clusters }: Points): (string | number)[][] {
  const { columns, data } = points;
  return words.map((word, row) => [
    word,
    ...Array.from(data.subarray(row * columns, (row + 1) * columns), (value) => Number(value.toPrecision(6))),
    ...(clusters ? [clusters[row]!] : []),
  ]);
}

function headOf({ points, clusters }: Points): string[] {
  return ['word', ...axes.slice(0, points.columns), ...(clusters ? ['cluster'] : [])];
}

function toTSV(points: Points): string {
  return [headOf(points), ...cellsOf(points)].map((cells) => cells.join('\t') + '\n').join('');
}

function escapedRows(points: Points): string {
  return [headOf(points), ...cellsOf(points)]
    .map((cells) => cells.map((cell) => escapeForTerminal(String(cell))).join('\t') + '\n')
    .join('');
}

function asObjects(points: Points): object[] {
  const head = headOf(points);
  return cellsOf(points).map((cells) => Object.fromEntries(cells.map((cell, i) => [head[i], cell])));
}

function toJSON(points: Points): string {
  return JSON.stringify(asObjects(points)) + '\n';
}
