import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const kilobyte = 1024;

const packedSize = (file: string): number => gzipSync(readFileSync(`${dist}${file}`)).length;

/** What the page asks for before a room is opened. */
function firstLoad(): string[] {
  const html = readFileSync(`${dist}index.html`, 'utf8');
  return ['index.html', ...[...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)].map(([, file]) => file!)];
}

describe.skipIf(!existsSync(`${dist}index.html`))('the page as it was built (skipped where it was not)', () => {
  it('is at most 300 KB before a room is opened, packed', () => {
    const files = firstLoad();
    expect(files.length).toBeGreaterThan(2);
    expect(files.reduce((sum, file) => sum + packedSize(file), 0)).toBeLessThan(300 * kilobyte);
  });

  it('has no program of more than 150 KB, packed: a room or a worker loads one when it is opened', () => {
    const programs = readdirSync(`${dist}assets`).filter((name) => name.endsWith('.js'));
    const large = programs.filter((name) => packedSize(`assets/${name}`) > 150 * kilobyte);
    expect(large).toEqual([]);
  });
});
