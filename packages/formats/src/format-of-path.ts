import type { WritableVectorFormat } from './vector-format.ts';

const formatsByExtension: ReadonlyMap<string, WritableVectorFormat> = new Map([
  ['bin', 'word2vec-binary'],
  ['txt', 'word2vec-text'],
  ['vec', 'word2vec-text'],
  ['safetensors', 'safetensors'],
  ['json', 'wink-json'],
  ['parquet', 'parquet'],
  ['arrow', 'arrow'],
]);

/** The extensions of files of word vectors, each with its point; `.gz` may stand behind them. */
export const vectorExtensions: readonly string[] = [...formatsByExtension.keys()].map((name) => `.${name}`);

/** Whether the name of a file says that it is packed with gzip. */
export function isPackedPath(path: string): boolean {
  return /\.gz$/i.test(path);
}

/**
 * Returns the extension of the file at `path` as it is written there, point included, without `.gz` where it is packed; `undefined` for a
 * name without one, such as `vectors`, `vectors.gz` and `.hidden`.
 *
 * @example
 * ```ts
 * console.log(extensionOf('folder.d/two.vec.gz')); // .vec
 * ```
 */
export function extensionOf(path: string): string | undefined {
  return /[^/\\](\.[^./\\]+)$/.exec(path.replace(/\.gz$/i, ''))?.[1];
}

/**
 * Returns the format in which word vectors are written to the file at `path` by its extension; `undefined` where it says none.
 *
 * @example
 * ```ts
 * console.log(formatOfPath('two.vec.gz'), formatOfPath('two.npz')); // word2vec-text undefined
 * ```
 */
export function formatOfPath(path: string): WritableVectorFormat | undefined {
  return formatsByExtension.get(extensionOf(path)?.slice(1).toLowerCase() ?? '');
}
