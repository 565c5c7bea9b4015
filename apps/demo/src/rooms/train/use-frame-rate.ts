import { useEffect, useState } from 'preact/hooks';

/** Returns how many frames the page drew in the last second, while `isWatching`. */
export function useFrameRate(isWatching: boolean): number | undefined {
  const [rate, setRate] = useState<number>();
  useEffect(() => {
    if (!isWatching) return undefined;
    let [frames, since] = [0, performance.now()];
    const count = (now: number): void => {
      frames++;
      if (now - since >= 1000) {
        setRate(Math.round((1000 * frames) / (now - since)));
        [frames, since] = [0, now];
      }
      request = requestAnimationFrame(count);
    };
    let request = requestAnimationFrame(count);
    return () => cancelAnimationFrame(request);
  }, [isWatching]);
  return rate;
}
