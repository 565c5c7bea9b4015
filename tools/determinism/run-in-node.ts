import { spawn } from 'node:child_process';
import { json } from 'node:stream/consumers';
import type { Fingerprint } from './fingerprint.ts';

/** Runs `program`, which is node-program.ts in one piece, with the Node at `path`; returns what it printed. */
export async function runInNode(path: string, program: string): Promise<Fingerprint[]> {
  const child = spawn(path, ['--input-type=module'], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(program);
  const ended = new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${path} ended with ${code}`))));
  });
  const [fingerprints] = await Promise.all([json(child.stdout), ended]);
  return fingerprints as Fingerprint[];
}
