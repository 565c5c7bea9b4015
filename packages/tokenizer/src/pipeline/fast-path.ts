import type { IdBuffer } from '../bytes/id-buffer.ts';

/** Appends the ids of a text that holds no added token. */
export type FastPath = (text: string, out: IdBuffer) => void;
