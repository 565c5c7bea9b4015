/**
 * Whether the code point has the Unicode property White_Space, which Rust's and Oniguruma's `\s` mean.
 *
 * JavaScript's `\s` differs: it has U+FEFF and lacks U+0085. The property is stable, so the 25 code points stand here.
 */
export function isWhiteSpace(codePoint: number): boolean {
  if (codePoint < 0x80) return codePoint === 0x20 || (codePoint >= 0x09 && codePoint <= 0x0d);
  return (
    codePoint === 0x85 ||
    codePoint === 0xa0 ||
    codePoint === 0x1680 ||
    (codePoint >= 0x2000 && codePoint <= 0x200a) ||
    codePoint === 0x2028 ||
    codePoint === 0x2029 ||
    codePoint === 0x202f ||
    codePoint === 0x205f ||
    codePoint === 0x3000
  );
}
