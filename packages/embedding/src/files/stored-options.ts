import type { LayerOptions } from '../embedding.ts';

/** What the table is called in a file. */
export const tableName = 'weight';

type OptionName = keyof LayerOptions;

/** The options that a file keeps, and how each is read from its text; `undefined` stands for a text that is none. */
export const storedOptions: readonly {
  readonly name: OptionName;
  parse(text: string): string | number | boolean | undefined;
}[] = [
  { name: 'paddingId', parse: parseNumber },
  { name: 'maxNorm', parse: parseNumber },
  { name: 'normType', parse: parseNumber },
  { name: 'scale', parse: parseNumber },
  { name: 'scaleByFrequency', parse: parseBoolean },
  { name: 'frozen', parse: parseBoolean },
  { name: 'tokenizerFingerprint', parse: (text) => text },
];

/** Returns the key of an option among the metadata, which others may have filled with theirs. */
export function keyOf(name: OptionName): string {
  return `embedding.${name}`;
}

function parseNumber(text: string): number | undefined {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  return Number.isNaN(value) ? undefined : value;
}

function parseBoolean(text: string): boolean | undefined {
  return text === 'true' || (text === 'false' ? false : undefined);
}
