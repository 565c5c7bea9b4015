/** Turns tokens into the parts of a text, which are then joined without a space. */
export type Decoder = (tokens: readonly string[]) => string[];
