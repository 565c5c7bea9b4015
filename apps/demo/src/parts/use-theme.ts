import { useEffect, useState } from 'preact/hooks';

/** Returns another value whenever the colors of the page have changed. */
export function useTheme(): number {
  const [theme, setTheme] = useState(0);
  useEffect(() => {
    const tell = (): void => setTheme((count) => count + 1);
    const observer = new MutationObserver(tell);
    observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    const system = matchMedia('(prefers-color-scheme: dark)');
    system.addEventListener('change', tell);
    return () => {
      observer.disconnect();
      system.removeEventListener('change', tell);
    };
  }, []);
  return theme;
}
