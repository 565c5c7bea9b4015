import { type Color, pageColor, parseColor } from './page-colors.ts';
import { useTheme } from './use-theme.ts';

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
  if (latest?.theme !== theme) latest = { theme, palette: readPalette() };
  return latest.palette;
}

/** Reading a color makes the browser compute the styles of the page anew: once for all pictures. */
let latest: { readonly theme: number; readonly palette: Palette } | undefined;

function readPalette(): Palette {
  const colorOf = (name: string): Color => parseColor(pageColor(name));
  return { sheet: colorOf('--sheet'), amber: colorOf('--amber'), teal: colorOf('--teal') };
}
