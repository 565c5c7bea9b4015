import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';

/** A server of one page. */
export interface PageServer {
  /** `http://127.0.0.1:…`, a secure context, which shared memory asks for. */
  readonly address: string;
  close(): void;
}

/** The page is shared memory's: no other origin can look into it or be embedded in it unasked. */
export const isolation: Readonly<Record<string, string>> = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** Allows what Firth needs, and neither `eval` nor anything from elsewhere. */
export const strictPolicy = "script-src 'self' 'wasm-unsafe-eval'; worker-src blob:";

const html = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Firth</title>
<link rel="icon" href="data:,">
<output></output>
<script type="module" src="/page.js"></script>
`;

/**
 * Returns a server, on a free port of this machine, of a page that runs `program`; `headers` go with every answer. `files` are served
 * beside it: paths of theirs on the server, and on this machine.
 */
export async function servePage(
  program: string,
  headers: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>> = {},
): Promise<PageServer> {
  const answers = new Map([
    ['/', { type: 'text/html; charset=utf-8', body: () => Readable.from([html]) }],
    ['/page.js', { type: 'text/javascript; charset=utf-8', body: () => Readable.from([program]) }],
    ...Object.entries(files).map(
      ([path, file]) => [path, { type: 'application/octet-stream', body: () => createReadStream(file) }] as const,
    ),
  ]);
  const server = createServer((request, response) => {
    const answer = answers.get(request.url!.replace(/\?.*/, ''));
    response.writeHead(answer ? 200 : 404, { ...headers, ...(answer && { 'Content-Type': answer.type }) });
    if (answer) answer.body().pipe(response);
    else response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
