import { type Facts, factLines, type ReadingOptions } from './inspect-file.ts';
import { readFile } from './read-file.ts';
import { formatCount } from './terminal/numbers.ts';

/** The formats of arrays of numbers, and the endings by which `--format auto` knows them. */
export const tensorFormats = ['npy', 'safetensors'] as const;
export type InspectedTensors = (typeof tensorFormats)[number];

/** Numbers that are shown of an array, and tensors that are shown of a file. */
const shownAtMost = 8;

/** Returns the format of a file of arrays by its name, `undefined` where that does not tell. */
export function tensorFormatOf(path: string): InspectedTensors | undefined {
  return tensorFormats.find((format) => path.endsWith(`.${format}`));
}

/** Reads the arrays in `file` and returns what they are: names, types, shapes, first numbers. */
export function inspectTensors(file: string, format: InspectedTensors, options: ReadingOptions): Promise<Facts> {
  return format === 'npy' ? inspectNpy(file, options) : inspectSafetensors(file, options);
}

async function inspectNpy(file: string, options: ReadingOptions): Promise<Facts> {
  const { readNpy } = await import('@firth/formats');
  const { shape, data } = await readNpy(await open(file, options), { name: file });
  const values = firstNumbers(data);
  return {
    document: { shape, count: data.length, values },
    lines: factLines([
      ['shape', shapeText(shape)],
      ['first numbers', values.join(' ')],
    ]),
  };
}

async function inspectSafetensors(file: string, options: ReadingOptions): Promise<Facts> {
  const { openSafetensors } = await import('@firth/formats');
  const { tensors, metadata } = await openSafetensors(await open(file, options), { name: file });
  const listed = Array.from(tensors, ([name, { type, shape, byteLength }]) => ({ name, type, shape, byteLength }));
  const bytes = listed.reduce((sum, { byteLength }) => sum + byteLength, 0);
  const rest = listed.length - shownAtMost;
  return {
    document: { count: listed.length, bytes, metadata: Array.from(metadata), tensors: listed },
    lines: factLines([
      ['tensors', formatCount(listed.length)],
      ['bytes', formatCount(bytes)],
      ...Array.from(metadata, ([key, value]) => ['metadata', `${key}: ${value}`] as const),
      ...listed
        .slice(0, shownAtMost)
        .map(({ name, type, shape }) => ['tensor', `${name}: ${type}, ${shapeText(shape)}`] as const),
      ...(rest > 0 ? [['and', `${formatCount(rest)} more`] as const] : []),
    ]),
  };
}

/** A file is read where it is needed; stdin is kept in memory. */
async function open(file: string, options: ReadingOptions): Promise<Blob> {
  if (file === '-') return new Blob([new Uint8Array(await readFile(file, options))]);
  const { openFile } = await import('@firth/files');
  return openFile(file);
}

/** JSON has no NaN and no infinities: they are spelled as strings. */
function firstNumbers(data: Float32Array | Float64Array): (number | string)[] {
  return Array.from(data.subarray(0, shownAtMost), (value) => (Number.isFinite(value) ? value : String(value)));
}

function shapeText(shape: readonly number[]): string {
  return shape.length === 0 ? 'a single number' : shape.map(formatCount).join(' × ');
}
