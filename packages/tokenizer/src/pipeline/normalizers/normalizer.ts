import type { AlignedText } from '../aligned-text.ts';

/** Changes a text before it is split, and keeps its alignment. */
export type Normalizer = (text: AlignedText) => AlignedText;
