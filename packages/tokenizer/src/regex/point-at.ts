/** The code point at a UTF-16 position; a lone surrogate counts as U+FFFD, as in the programs that see UTF-8. */
export function pointAt(text: string, position: number): number {
  const unit = text.charCodeAt(position);
  if ((unit & 0xf800) !== 0xd800) return unit;
  const point = text.codePointAt(position)!;
  return point > 0xffff ? point : 0xfffd;
}
