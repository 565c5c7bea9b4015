import { decompress, openFile, readBytes, readStdin } from '@firth/files';

export interface ReadLinesOptions {
  readonly signal: AbortSignal;
  /** Is told the bytes that are read so far, and how many there are where that is known. */
  onBytes?(read: number, total: number | undefined): void;
}

/**
 * Yields the lines of the file at `path`, packed or not, or of stdin where it is `-`: those that each chunk of it completes, without their
 * line feeds. What is not UTF-8 becomes U+FFFD.
 */
export async function* readLines(path: string, { signal, onBytes }: ReadLinesOptions): AsyncGenerator<string[]> {
  const file = path === '-' ? 'stdin' : path;
  const source = path === '-' ? readStdin() : await openFile(path);
  const total = source instanceof Blob ? source.size : undefined;
  async function* counted(): AsyncGenerator<Uint8Array> {
    let read = 0;
    for await (const chunk of readBytes(source, { file, signal })) {
      read += chunk.length;
      onBytes?.(read, total);
      yield chunk;
    }
  }
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of decompress(counted(), { file })) {
    const lines = decoder.decode(chunk, { stream: true }).split('\n');
    lines[0] = rest + lines[0];
    rest = lines.pop()!;
    if (lines.length > 0) yield lines;
  }
  rest += decoder.decode();
  if (rest !== '') yield [rest];
}
