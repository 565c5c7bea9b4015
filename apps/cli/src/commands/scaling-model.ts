import type { LoRASaving, StoredPrecision, TransformerArchitecture } from '@firth/scaling';
import type { Command } from 'commander';
import { usageError } from '../failure.ts';
import { wholeNumber } from '../options/number.ts';
import { addOutputOptions, type OutputOptions, present } from '../output.ts';
import { formatBytes, formatCount, formatParameters, formatShare } from '../terminal/numbers.ts';
import { formatTable } from '../terminal/table.ts';
import { words } from '../terminal/words.ts';

interface ModelOptions extends OutputOptions {
  readonly rank?: number;
}

/** Adds `firth scaling model`: what one model is made of, and what it takes. */
export function addScalingModel(scaling: Command): void {
  const command = scaling
    .command('model')
    .description('one model, part by part: parameters, memory, tied or not, what LoRA saves')
    .argument('<name>', 'its name in the table of models: GPT-2')
    .option('--rank <number>', 'LoRA of this rank on the embedding and on the projections of attention', wholeNumber(1))
    .addHelpText('after', "\nExample:\n  $ firth scaling model 'LLaMA 2 7B' --rank 8");
  addOutputOptions(command).action(showModel);
}

async function showModel(said: string, options: ModelOptions): Promise<void> {
  const scaling = await import('@firth/scaling');
  const name = await exactName(said);
  const { architecture, source } = scaling.modelNamed(name);
  const { total, ...parts } = scaling.transformerParameters(architecture);
  const memory = scaling.storedPrecisions.map((precision) => ({
    precision,
    embedding: scaling.memoryBytes(parts.tokenEmbedding + parts.outputHead, precision),
    all: scaling.memoryBytes(total, precision),
  }));
  const shares = [true, false].map((tied) => ({ tied, ...scaling.embeddingShare(architecture, tied) }));
  const lora = options.rank === undefined ? [] : await loraRows(architecture, options.rank);
  const document = { name, source, architecture, total, parts, shares, memory, lora };
  await present(options, document, () => [
    `${name}: ${formatCount(total)} parameters (${source})`,
    '',
    ...partLines(parts, total),
    '',
    ...shares.map(
      ({ tied, embedding, share }) =>
        `embedding with the output ${tied ? 'tied to it' : 'of its own'}: ${formatParameters(embedding)}, ${formatShare(share)} of all` +
        (tied === architecture.tied ? ' (as it is)' : ''),
    ),
    '',
    ...memoryLines(memory),
    ...(lora.length > 0 ? ['', ...loraLines(lora, options.rank!)] : []),
  ]);
}

/** Returns the name in the table that differs from `name` in capitals, blanks and hyphens alone: gpt2. @throws FirthError `BAD_OPTION` for estimates, which have no parts, and for models that are not in the table */
async function exactName(name: string): Promise<string> {
  const { estimatedModels, publishedModels } = await import('@firth/scaling');
  const lettersOf = (text: string): string => text.toLowerCase().replaceAll(/[^a-z\d]/g, '');
  const published = publishedModels.find((model) => lettersOf(model.name) === lettersOf(name));
  if (published) return published.name;
  const known = publishedModels.map((model) => model.name).join(', ');
  const isEstimated = estimatedModels.some((model) => model.name === name);
  const problem = isEstimated ? `${name} is estimated: its parts are not known` : `the table has no ${name}`;
  throw usageError(`${problem}; choose one of ${known}`);
}

function partLines(parts: Readonly<Record<string, number>>, total: number): string[] {
  const rows = Object.entries(parts).filter(([, count]) => count > 0);
  return formatTable(
    [{ title: 'part' }, { title: 'parameters', align: 'right' }, { title: 'share', align: 'right' }],
    rows.map(([part, count]) => [words(part), formatCount(count), formatShare(count / total)]),
  );
}

interface MemoryRow {
  readonly precision: StoredPrecision;
  readonly embedding: number;
  readonly all: number;
}

function memoryLines(rows: readonly MemoryRow[]): string[] {
  return formatTable(
    [{ title: 'stored as' }, { title: 'embedding', align: 'right' }, { title: 'all', align: 'right' }],
    rows.map(({ precision, embedding, all }) => [precision, formatBytes(embedding), formatBytes(all)]),
  );
}

interface LoRARow extends LoRASaving {
  readonly adapted: string;
}

async function loraRows(architecture: TransformerArchitecture, rank: number): Promise<LoRARow[]> {
  const { loraSaving } = await import('@firth/scaling');
  const { vocabulary, dimensions, layers, heads, keyValueHeads = heads } = architecture;
  const { headDimensions = dimensions / heads } = architecture;
  const query = { rows: dimensions, columns: heads * headDimensions, count: 2 * layers };
  const key = { rows: dimensions, columns: keyValueHeads * headDimensions, count: 2 * layers };
  return [
    { adapted: 'token embedding', ...loraSaving([{ rows: vocabulary, columns: dimensions }], rank) },
    { adapted: 'attention', ...loraSaving([query, key], rank) },
  ];
}

function loraLines(rows: readonly LoRARow[], rank: number): string[] {
  return formatTable(
    [
      { title: `LoRA of rank ${rank} on` },
      { title: 'parameters', align: 'right' },
      { title: 'trained', align: 'right' },
      { title: 'share' },
    ],
    rows.map(({ adapted, full, trained, share }) => [
      adapted,
      formatCount(full),
      formatCount(trained),
      formatShare(share, 2),
    ]),
  );
}
