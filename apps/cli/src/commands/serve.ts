import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { FirthError } from '@firth/core';
import type { Command } from 'commander';
import { wholeNumber } from '../options/number.ts';
import { addOutputOptions, type OutputOptions, present } from '../output.ts';
import type { Session } from '../session.ts';

interface ServeOptions extends OutputOptions {
  readonly port: number;
  readonly host: string;
}

/** Adds `firth serve`: the demo as a page of this machine. */
export function addServe(program: Command, session: Session): void {
  const command = program
    .command('serve')
    .description('show the demo: how text becomes meaning, computed in your browser')
    .option('--port <number>', 'where to listen; 0 takes any port that is free', wholeNumber(0, 65_535), 4173)
    .option('--host <name>', 'who may come: the default is this machine alone', '127.0.0.1')
    .addHelpText('after', '\nExample:\n  $ firth serve --port 8080');
  addOutputOptions(command).action((options: ServeOptions) => serve(options, session));
}

/** Serves until the session is interrupted. */
async function serve(options: ServeOptions, { signal }: Session): Promise<void> {
  const server = createServer(await pages(demoFolder()));
  await listen(server, options);
  const { port } = server.address() as AddressInfo;
  const address = `http://${options.host}:${port}/`;
  await present(options, { address }, () => [`The demo is at ${address}`, 'Ctrl-C ends it.']);
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  server.close();
  server.closeAllConnections();
  signal.throwIfAborted();
}

/** With these a page has shared memory, and trains in workers. */
const isolation = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };

async function pages(folder: string): Promise<Parameters<typeof createServer>[1] & {}> {
  const { default: sirv } = await import('sirv');
  const files = sirv(folder, {
    etag: true,
    setHeaders: (response) => {
      for (const [name, value] of Object.entries(isolation)) response.setHeader(name, value);
    },
  });
  return (request, response) =>
    files(request, response, () => void response.writeHead(404, isolation).end('There is no such file.'));
}

/** In the package as it is published, and in the workspace. */
const folders = ['../demo/', '../../../demo/dist/'];

function demoFolder(): string {
  const found = folders
    .map((folder) => fileURLToPath(new URL(folder, import.meta.url)))
    .find((folder) => existsSync(`${folder}index.html`));
  if (found) return found;
  throw new FirthError('IO', 'the demo is not built: `npx -y pnpm@12 demo` in the workspace builds and shows it');
}

function listen(server: Server, { port, host }: ServeOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', ({ message }) =>
      reject(new FirthError('IO', `nobody can listen at ${host}:${port}: ${message}`)),
    );
    server.listen(port, host, resolve);
  });
}
