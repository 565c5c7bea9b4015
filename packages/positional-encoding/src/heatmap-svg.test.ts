import { describe, expect, it } from 'vitest';
import { expectBadOption } from './__fixtures__/expect-error.ts';
import { heatmapSVG } from './heatmap-svg.ts';
import { sinusoidal } from './sinusoidal/sinusoidal.ts';

describe('heatmapSVG', () => {
  it('draws a run of equal cells as one rectangle, in the color of its value', () => {
    const svg = heatmapSVG({ rows: 2, columns: 3, data: Float32Array.of(1, 1, 0, -0.5, 0, -1) }, { cellSize: 10 });
    expect(svg).toContain('<path fill="#b2182b" d="M0 0h2v1h-2z"/>');
    expect(svg).toContain('<path fill="#2166ac" d="M2 1h1v1h-1z"/>');
    expect(svg).toContain('<path fill="#8cafd2" d="M0 1h1v1h-1z"/>');
    expect(svg.match(/<path/g)).toHaveLength(3);
  });

  it('says what it shows, which positions, and how deep the colors go', () => {
    const matrix = { rows: 2, columns: 2, data: Float32Array.of(0, 0.25, 0, 0) };
    const svg = heatmapSVG(matrix, { title: 'ALiBi', rowLabel: 'query', columnLabel: 'key', firstRow: 7 });
    for (const text of ['<title>ALiBi</title>', '>query<', '>key<', '>7<', '>8<', 'red 0.250'])
      expect(svg).toContain(text);
  });

  it('escapes what XML cannot hold', () => {
    const svg = heatmapSVG({ rows: 1, columns: 1, data: Float32Array.of(0) }, { title: '<script>"&\u0007\ud800 🙂' });
    expect(svg).toContain('<title>&lt;script&gt;&quot;&amp;\ufffd\ufffd 🙂</title>');
  });

  it('stays small for a usual table', () => {
    const data = sinusoidal({ dimensions: 128 }).table(512);
    expect(heatmapSVG({ rows: 512, columns: 128, data }).length).toBeLessThan(1_000_000);
  });

  it('refuses what cannot be drawn', () => {
    expectBadOption(
      () => heatmapSVG({ rows: 1, columns: 2, data: Float32Array.of(0, Number.NaN) }),
      'matrix.data[1]: received NaN, expected a finite number',
    );
    expectBadOption(
      () => heatmapSVG({ rows: 2, columns: 2, data: new Float32Array(3) }),
      'matrix.data.length: received 3, expected rows × columns = 4',
    );
    expectBadOption(
      () => heatmapSVG({ rows: 2048, columns: 1024, data: new Float32Array(2 ** 21) }),
      'matrix.columns: received 1024, expected an integer from 1 to 512',
    );
  });
});
