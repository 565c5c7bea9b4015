import { describe, expect, it } from 'vitest';
import { scatterSVG } from './scatter-svg.ts';

const points = { rows: 3, columns: 2, data: Float32Array.of(0, 0, 10, 0, 10, 5) };

describe('scatterSVG', () => {
  it('puts the points on one scale in the middle of the picture', () => {
    const centers = [...scatterSVG(points, { size: 180 }).matchAll(/cx="(.*?)" cy="(.*?)"/g)];
    expect(centers.map(([, x, y]) => [Number(x), Number(y)])).toEqual([
      [40, 115],
      [140, 115],
      [140, 65],
    ]);
  });

  it('escapes labels, and leaves out those that would cover others', () => {
    const crowded = { rows: 3, columns: 2, data: Float32Array.of(0, 0, 0.001, 0, 10, 5) };
    const svg = scatterSVG(crowded, { labels: ['<b>&"', 'hidden', '\u0000'] });
    expect(svg).toContain('>&lt;b&gt;&amp;&quot;</text>');
    expect(svg).not.toContain('hidden');
    expect(svg).toContain('>\ufffd</text>');
  });

  it('gives clusters colors, and takes a single point', () => {
    const fills = [...scatterSVG(points, { clusters: [0, 1, 0] }).matchAll(/fill="(#\w+)"\/>/g)].map(
      ([, fill]) => fill,
    );
    expect(fills.slice(1)).toEqual(['#0072b2', '#d55e00', '#0072b2']);
    expect(scatterSVG({ rows: 1, columns: 2, data: Float32Array.of(7, 7) })).toContain('cx="500" cy="500"');
  });

  it('refuses labels that are not one a point', () => {
    expect(() => scatterSVG(points, { labels: ['a'] })).toThrow('labels: received 1, expected one for each of 3 rows');
  });
});
