import { useMemo } from 'preact/hooks';
import { useTheme } from './use-theme.ts';

/** Red, green and blue, 0 to 255. */
export type Color = readonly [red: number, green: number, blue: number];

/** The colors that numbers are drawn in, as the stylesheet has them at the moment. */
export interface Palette {
  /** Of zero: the ground that everything is drawn on. */
  readonly sheet: Color;
  /** Of what is above zero. */
  readonly amber: Color;
  /** Of what is below zero. */
  readonly teal: Color;
}

/** Returns the palette, and again when the visitor or the system chooses other colors. */
export function usePalette(): Palette {
  const theme = useTheme();
  return useMemo(readPalette, [theme]);
}

function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const context = document.createElement('canvas').getContext('2d')!;
  const colorOf = (name: string): Color => {
    context.fillStyle = style.getPropertyValue(name); // which brings every way to write a color to #rrggbb
    return parseColor(String(context.fillStyle));
  };
  return { sheet: colorOf('--sheet'), amber: colorOf('--amber'), teal: colorOf('--teal') };
}

/** Returns the color that `#rrggbb` means. */
export function parseColor(hexadecimal: string): Color {
  const number = Number.parseInt(hexadecimal.slice(1), 16);
  return [number >> 16, (number >> 8) & 255, number & 255];
}
