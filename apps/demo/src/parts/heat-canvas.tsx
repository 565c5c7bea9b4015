import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import './heat.css';
import { colorScale, largestOf } from './color-scale.ts';
import { type Palette, usePalette } from './palette.ts';

/** Numbers row by row, of any precision. */
export interface Grid {
  readonly rows: number;
  readonly columns: number;
  readonly data: ArrayLike<number>;
}

/**
 * The numbers of a grid as colors, a pixel each, stretched to where the canvas stands. It is a picture alone: what shows it gives it a name
 * and a table.
 */
export function HeatCanvas({
  grid,
  limit = largestOf(grid.data),
}: {
  readonly grid: Grid;
  /** The magnitude of the deepest color. */
  readonly limit?: number;
}): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const palette = usePalette();
  useEffect(() => paint(canvas.current!, grid, palette, limit), [grid, palette, limit]);
  return <canvas ref={canvas} class="heat" width={grid.columns} height={grid.rows} />;
}

function paint(canvas: HTMLCanvasElement, { rows, columns, data }: Grid, palette: Palette, limit: number): void {
  const colorOf = colorScale(palette, limit);
  const image = new ImageData(columns, rows);
  for (let i = 0; i < rows * columns; i++) image.data.set([...colorOf(data[i]!), 255], 4 * i);
  canvas.getContext('2d')!.putImageData(image, 0, 0);
}
