/** Returns a count with its thousands parted: `1,789,812`. */
export function formatCount(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Returns a count and its noun: `1 word`, `2 words`. */
export function formatNumberOf(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** Returns a size in the unit that suits it: `812 B`, `5.1 MB`. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let [size, unit] = [bytes, 0];
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1000;
    unit++;
  }
  return `${size.toFixed(unit === 0 || size >= 99.95 ? 0 : 1)} ${units[unit]}`;
}

/** Returns a speed: `1.52 M words/s`, `840 words/s`. */
export function formatSpeed(wordsPerSecond: number): string {
  if (wordsPerSecond >= 1e6) return `${(wordsPerSecond / 1e6).toFixed(2)} M words/s`;
  return `${formatCount(wordsPerSecond)} words/s`;
}

/** Returns a time: `0.4 s`, `12 s`, `3 min 20 s`, `2 h 5 min`. */
export function formatSeconds(seconds: number): string {
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

/** Returns a number of parameters or tokens in the unit that suits it: `38.6 M`, `131.1 M`, `1.05 B`, `1.40 T`. */
export function formatParameters(count: number): string {
  if (count < 1e6) return formatCount(count);
  if (count < 999.95e6) return `${(count / 1e6).toFixed(1)} M`;
  if (count < 999.995e9) return `${(count / 1e9).toFixed(2)} B`;
  return `${(count / 1e12).toFixed(2)} T`;
}

/** Returns a part of a whole, 0 to 1, as a percentage: `13.1 %`. */
export function formatShare(share: number, digits = 1): string {
  return `${(100 * share).toFixed(digits)} %`;
}
