import { styleText } from 'node:util';

type Format = Parameters<typeof styleText>[0];

/**
 * Returns `text` in `format` where `stream` is a terminal with colors. Node's `hasColors` knows `NO_COLOR`, `FORCE_COLOR` and dumb terminals.
 */
export function styled(stream: NodeJS.WriteStream, format: Format, text: string): string {
  if (!(stream.isTTY && stream.hasColors())) return text;
  return styleText(format, text, { validateStream: false });
}
