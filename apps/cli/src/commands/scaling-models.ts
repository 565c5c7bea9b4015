import type { Model, Range } from '@firth/scaling';
import type { Command } from 'commander';
import { addOutputOptions, type OutputOptions, present } from '../output.ts';
import { formatCount, formatParameters, formatShare } from '../terminal/numbers.ts';
import { formatTable } from '../terminal/table.ts';

/** What is known of a model; ranges where it is guessed. */
interface ModelRow {
  readonly name: string;
  readonly estimated: boolean;
  readonly vocabulary: number | undefined;
  readonly dimensions: Range;
  readonly embedding: Range | undefined;
  /** All parameters, and the embedding's share of them: only of published models. */
  readonly total: number | undefined;
  readonly share: number | undefined;
  readonly source: string;
}

/** Adds `firth scaling models`: the table of models. */
export function addScalingModels(scaling: Command): void {
  const command = scaling
    .command('models', { isDefault: true })
    .description('the table of models: vocabulary, dimensions, parameters; --verbose names the sources')
    .addHelpText('after', '\nExample:\n  $ firth scaling models --verbose');
  addOutputOptions(command).action(showModels);
}

async function showModels(options: OutputOptions): Promise<void> {
  const { models, embeddingParameters, embeddingShare } = await import('@firth/scaling');
  const rows = models.map((model): ModelRow => {
    const whole = model.estimated ? undefined : embeddingShare(model.architecture);
    return {
      name: model.name,
      estimated: model.estimated,
      vocabulary: model.estimated ? model.vocabulary : model.architecture.vocabulary,
      dimensions: dimensionsOf(model),
      embedding: embeddingParameters(model),
      total: whole?.total,
      share: whole?.share,
      source: model.source,
    };
  });
  await present(options, { models: rows }, () => [...tableLines(rows), ...(options.verbose ? sourceLines(rows) : [])]);
}

function dimensionsOf(model: Model): Range {
  if (model.estimated) return model.dimensions;
  const { dimensions } = model.architecture;
  return { low: dimensions, high: dimensions };
}

/** What is guessed has a ~ before it. */
function tableLines(rows: readonly ModelRow[]): string[] {
  const right = 'right' as const;
  const columns = [
    { title: 'model' },
    { title: 'vocabulary', align: right },
    { title: 'dimensions', align: right },
    { title: 'embedding', align: right },
    { title: 'all', align: right },
    { title: 'share', align: right },
  ];
  const cells = rows.map(({ name, estimated, vocabulary, dimensions, embedding, total, share }) => {
    const mark = estimated ? '~' : '';
    return [
      name,
      vocabulary === undefined ? '–' : mark + formatCount(vocabulary),
      mark + formatRange(dimensions, formatCount),
      embedding === undefined ? '–' : mark + formatRange(embedding, formatParameters),
      total === undefined ? '–' : formatParameters(total),
      share === undefined ? '–' : formatShare(share),
    ];
  });
  return [...formatTable(columns, cells), '', '~ estimated: not published by its makers'];
}

function formatRange({ low, high }: Range, format: (value: number) => string): string {
  return low === high ? format(low) : `${format(low)}–${format(high)}`;
}

function sourceLines(rows: readonly ModelRow[]): string[] {
  return ['', ...rows.map(({ name, source }) => `${name}: ${source}`)];
}
