/** Returns a hash of ids (FNV-1a over them, 32 bits, and their number). */
export function digestOfIds(ids: ArrayLike<number>): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < ids.length; i++) hash = Math.imul(hash ^ Number(ids[i]), 0x01000193);
  return `${ids.length}-${(hash >>> 0).toString(36)}`;
}
