import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const shared = new URL('../../../../../shared/data/', import.meta.url);

/** Why golden tests are skipped, or `undefined` where the reference data is present. */
export const goldenMissing: string | undefined = existsSync(new URL('golden/tokenizers/README.md', shared))
  ? undefined
  : 'the golden files are not in ../shared/data';

/** The bytes of a file of ../shared/data, unpacked where its name ends in .gz. */
export function sharedBytes(path: string): Uint8Array {
  const bytes = readFileSync(new URL(path, shared));
  return path.endsWith('.gz') ? gunzipSync(bytes) : bytes;
}

export function sharedText(path: string): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(sharedBytes(path));
}

/** The lines of a .jsonl.gz file of ../shared/data/golden/tokenizers/public. */
export function goldenLines<T>(name: string): T[] {
  return sharedText(`golden/tokenizers/public/${name}`)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
}

/** What the comparison with one golden file found. */
export interface GoldenCount {
  readonly file: string;
  cases: number;
  failed: number;
  /** The first few that failed, in words. */
  readonly examples: string[];
}

/** Counts comparisons of one file. */
export function goldenCounter(file: string): GoldenCount & { check(isRight: boolean, example: () => string): void } {
  return {
    file,
    cases: 0,
    failed: 0,
    examples: [],
    check(isRight, example) {
      this.cases++;
      if (isRight) return;
      this.failed++;
      if (this.examples.length < 3) this.examples.push(example().slice(0, 600));
    },
  };
}

export function sameJSON(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Where each UTF-8 byte of `text` lies: the UTF-16 units at which its character begins and ends. */
export function byteBounds(text: string): { starts: number[]; ends: number[] } {
  const starts: number[] = [];
  const ends: number[] = [];
  for (let at = 0; at < text.length; ) {
    const point = text.codePointAt(at)!;
    const units = point > 0xffff ? 2 : 1;
    const bytes = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    for (let i = 0; i < bytes; i++) {
      starts.push(at);
      ends.push(at + units);
    }
    at += units;
  }
  return { starts, ends };
}

/** The UTF-16 unit at which each code point of `text` begins, and its length. */
export function codePointBounds(text: string): number[] {
  const starts: number[] = [];
  for (let at = 0; at < text.length; at += text.codePointAt(at)! > 0xffff ? 2 : 1) starts.push(at);
  return [...starts, text.length];
}
