import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zstdDecompressSync } from 'node:zlib';
import { sharedFile } from '../lib/folders.ts';

/** What a text is written in. */
export type TextKind = 'English' | 'code' | 'multilingual';

/** Texts of one kind: some to warm up on, then others that were never seen before. */
export interface Texts {
  readonly warm: readonly string[];
  readonly fresh: readonly string[];
}

/** UTF-16 units of one text: what a program is given at a time. */
const textUnits = 20_000;
/** How much of the multilingual sample is for warming up: each twelfth text, so that every language is met. */
const warmEvery = 12;

/**
 * Returns about `bytes` of each kind of text, and for English and code as much again to warm up on: prose of the development corpus, sources
 * of the packages that are installed, and the multilingual sample. What is absent here is left out.
 */
export function textsOf(bytes: number): Map<TextKind, Texts> {
  const texts = new Map<TextKind, Texts>([['code', halves(textsOfFiles(sourceFiles(), 2 * bytes))]]);
  const english = sharedFile('corpus/corpus.txt.zst');
  const multilingual = sharedFile('corpus/multilingual-sample.txt.zst');
  if (english) texts.set('English', halves(cut(unpack(english).subarray(0, 2 * bytes))));
  if (multilingual) texts.set('multilingual', someWarm(cut(unpack(multilingual)), bytes));
  return texts;
}

/** Texts are cut by the text's own length, never within a character. */
function cut(bytes: Uint8Array): string[] {
  const text = new TextDecoder().decode(bytes);
  const texts: string[] = [];
  for (let start = 0, end = 0; start < text.length; start = end) {
    end = Math.min(start + textUnits, text.length);
    if (end < text.length && /[\ud800-\udbff]/.test(text[end - 1]!)) end--;
    texts.push(text.slice(start, end));
  }
  return texts;
}

function halves(texts: readonly string[]): Texts {
  const half = texts.length >> 1;
  return { warm: texts.slice(0, half), fresh: texts.slice(half) };
}

function someWarm(texts: readonly string[], bytes: number): Texts {
  const fresh = texts.filter((_, i) => i % warmEvery !== 0);
  const wanted = Math.ceil((fresh.length * bytes) / fresh.reduce((sum, text) => sum + Buffer.byteLength(text), 1));
  return { warm: texts.filter((_, i) => i % warmEvery === 0), fresh: fresh.slice(0, wanted) };
}

function textsOfFiles(files: readonly string[], bytes: number): string[] {
  const parts: Buffer[] = [];
  let size = 0;
  for (const file of files) {
    if (size >= bytes) break;
    const part = readFileSync(file);
    parts.push(part);
    size += part.length;
  }
  return cut(Buffer.concat(parts).subarray(0, bytes));
}

/** Sources in JavaScript, TypeScript, CSS and JSON of the workspace's dependencies, in an order that mixes the packages. */
function sourceFiles(): string[] {
  const modules = join(dirname(fileURLToPath(import.meta.url)), '../../node_modules/.pnpm');
  const files = globSync('*/node_modules/**/*.{js,mjs,cjs,ts,css}', { cwd: modules }).filter(
    (file) => !/\.min\.|\.d\.[cm]?ts$|\/(?:locales?|unicode)[/-]/.test(file),
  );
  return files.toSorted((a, b) => order(a) - order(b)).map((file) => join(modules, file));
}

/** A hash of a name (FNV-1a): an order that is no order, and the same in every run. */
function order(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

function unpack(file: string): Buffer {
  return zstdDecompressSync(readFileSync(file), { maxOutputLength: 2 ** 30 });
}
