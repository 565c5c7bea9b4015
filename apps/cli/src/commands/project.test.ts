import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runFirth, temporaryFolder } from '../__fixtures__/run-firth.ts';
import { asText, writeSmallVectors } from '../__fixtures__/small-vectors.ts';

const folder = temporaryFolder();
const vectors = join(folder, 'vectors.txt');
writeSmallVectors(vectors);

describe('firth project', () => {
  it('prints a word and its coordinates a line', async () => {
    const { code, stdout } = await runFirth('project', '--vectors', vectors, '--clusters', '2');
    const lines = stdout.trimEnd().split('\n');
    expect([code, lines[0], lines.length]).toEqual([0, 'word\tx\ty\tcluster', 7]);
    expect(lines[1]).toMatch(/^king\t-?[\d.e-]+\t-?[\d.e-]+\t[01]$/);
  });

  it.each(['tsne', 'umap'])('saves points and a picture: %s', async (method) => {
    const [output, svg] = [join(folder, `${method}.json`), join(folder, `${method}.svg`)];
    const { code, stderr } = await runFirth(
      ...['project', '--vectors', vectors, '--method', method, '--iterations', '20'],
      ...['--dimensions', '3', '--output', output, '--svg', svg],
    );
    expect([code, stderr.split('\n').length]).toEqual([0, 3]);
    expect(JSON.parse(readFileSync(output, 'utf8'))[5]).toMatchObject({ word: 'pear', z: expect.any(Number) });
    expect(readFileSync(svg, 'utf8').match(/<circle/g)?.length).toBe(6);
  });

  it('draws hostile words harmlessly, and answers in JSON', async () => {
    const hostile = join(folder, 'hostile.txt');
    writeFileSync(
      hostile,
      asText([
        ['<script>', [1, 0]],
        ['\u001b[2J', [0, 1]],
        ['c', [1, 1]],
      ]),
    );
    const svg = join(folder, 'hostile.svg');
    const { code, stdout } = await runFirth('project', '--vectors', hostile, '--svg', svg, '--json');
    expect([code, JSON.parse(stdout).count]).toEqual([0, 3]);
    expect(readFileSync(svg, 'utf8')).not.toContain('<script>');
    expect(readFileSync(svg, 'utf8')).not.toContain('\u001b');
  });

  it('takes the vectors that come with it', async () => {
    const { code, stdout } = await runFirth('project', '--vectors', 'pretrained', '--limit', '50', '--method', 'pca');
    expect([code, stdout.split('\n').length]).toEqual([0, 52]);
  });

  it('refuses two documents on stdout', async () => {
    const { code, stdout } = await runFirth('project', '--vectors', vectors, '--output', '-', '--json');
    expect([code, stdout]).toEqual([2, expect.stringContaining('choose one')]);
  });
});
