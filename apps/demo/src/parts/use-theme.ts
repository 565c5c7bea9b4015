import { useEffect, useState } from 'preact/hooks';

let theme = 0;
let isWatched = false;
const listeners = new Set<() => void>();

/** Returns another value whenever the colors of the page have changed. */
export function useTheme(): number {
  watchColors();
  const [seen, setSeen] = useState(theme);
  useEffect(() => {
    const tell = (): void => setSeen(theme);
    listeners.add(tell);
    return () => void listeners.delete(tell);
  }, []);
  return seen;
}

/** One observer serves all pictures of the page, of which a room may have hundreds. */
function watchColors(): void {
  if (isWatched) return;
  isWatched = true;
  const tell = (): void => {
    theme++;
    for (const listener of listeners) listener();
  };
  new MutationObserver(tell).observe(document.documentElement, { attributeFilter: ['data-theme'] });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', tell);
}
