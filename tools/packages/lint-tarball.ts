import { readFileSync } from 'node:fs';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

/** Returns what publint finds wrong with a tarball, a line each. */
export async function lintTarball(file: string): Promise<string[]> {
  const tarball = Uint8Array.from(readFileSync(file)).buffer;
  const { messages, pkg } = await publint({ pack: { tarball } });
  return messages.map((message) => `${file}: ${formatMessage(message, pkg ?? {}) ?? message.code}`);
}
