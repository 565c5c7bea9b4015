/** The bytes that the text formats are made of. */
export const newline = 0x0a;
export const carriageReturn = 0x0d;
export const space = 0x20;
export const plus = 0x2b;
export const minus = 0x2d;
export const point = 0x2e;
export const zero = 0x30;
export const nine = 0x39;
/** Set in a letter of either case: `byte | lowerCase` is the small letter. */
export const lowerCase = 0x20;
export const letterE = 0x65;

const latin1 = new TextDecoder('latin1');

/** Returns bytes that are known to be ASCII as a string. */
export function asciiText(bytes: Uint8Array): string {
  return latin1.decode(bytes);
}

/** Whether there is nothing but line ends and spaces, as some writers leave behind the last row. */
export function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === newline || byte === carriageReturn || byte === space);
}
