import { fromText } from '../../packages/corpus/src/browser.ts';
import { trainWord2Vec } from '../../packages/word2vec/src/index.ts';
import { type CaseName, caseNames, cases } from './cases.ts';
import { madeText } from './made-text.ts';

/** What a training gave, in few words. */
export interface Fingerprint {
  readonly name: CaseName;
  /** SHA-256 of the vectors, row after row, as little-endian float32: hexadecimal. */
  readonly sha256: string;
  /** Threads that trained. */
  readonly threads: number;
}

/** Trains every case with `threads` threads and returns what came of it. */
export async function takeFingerprints(threads: number): Promise<Fingerprint[]> {
  const fingerprints: Fingerprint[] = [];
  for (const name of caseNames) {
    const { vectors, report } = await trainWord2Vec(fromText(madeText), { ...cases[name], threads });
    fingerprints.push({ name, sha256: await sha256Of(vectors.matrix.data), threads: report.threads });
  }
  return fingerprints;
}

async function sha256Of(numbers: Float32Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', numbers as Float32Array<ArrayBuffer>);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
