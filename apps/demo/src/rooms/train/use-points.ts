import { useEffect, useRef, useState } from 'preact/hooks';

const milliseconds = 350;

/** Returns points on their way to `target`, frame by frame; at once where the visitor wants no motion. */
export function usePoints(target: Float32Array): Float32Array {
  const [points, setPoints] = useState(target);
  const shown = useRef(target);
  useEffect(() => {
    const from = shown.current;
    const show = (next: Float32Array): void => {
      shown.current = next;
      setPoints(next);
    };
    if (from.length !== target.length || matchMedia('(prefers-reduced-motion: reduce)').matches) return show(target);
    const started = performance.now();
    const move = (now: number): void => {
      const part = Math.min(1, Math.max(0, (now - started) / milliseconds));
      const eased = part * (2 - part);
      show(part === 1 ? target : target.map((value, i) => from[i]! + eased * (value - from[i]!)));
      if (part < 1) frame = requestAnimationFrame(move);
    };
    let frame = requestAnimationFrame(move);
    return () => cancelAnimationFrame(frame);
  }, [target]);
  return points;
}
