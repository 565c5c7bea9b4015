import { useEffect, useState } from 'preact/hooks';

/**
 * Returns how many of `count` parts of a picture to show now: `portion` of them more in each frame. A picture of hundreds of parts, made in
 * one task, would hold up the page.
 */
export function useGradually(count: number, portion: number): number {
  const [reached, setReached] = useState(portion);
  useEffect(() => {
    if (reached === count) return undefined;
    const frame = requestAnimationFrame(() => setReached(Math.min(count, reached + portion)));
    return () => cancelAnimationFrame(frame);
  }, [reached, count, portion]);
  return Math.min(reached, count);
}
