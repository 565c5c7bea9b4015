/** Returns a camel-cased name as words: `tokenEmbedding` as `token embedding`. */
export function words(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
