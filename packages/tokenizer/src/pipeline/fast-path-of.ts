import type { FastPath, FastPathParts } from './fast-path.ts';
import { byteLevelPath } from './fast-paths/byte-level-path.ts';
import { clipPath } from './fast-paths/clip-path.ts';
import { markedPath } from './fast-paths/marked-path.ts';
import { unigramPath } from './fast-paths/unigram-path.ts';
import { wordPath } from './fast-paths/word-path.ts';
import type { JSONObject } from './json.ts';

/**
 * Returns the fast path of a definition whose parts allow one, else `undefined`: bytes and a known pattern (GPT-2, LLaMA 3, Qwen,
 * CLIP), words that do not depend on each other (BERT), or pieces that begin with ▁ (LLaMA 2, ALBERT).
 */
export function fastPathOf(definition: JSONObject, parts: FastPathParts): FastPath | undefined {
  return (
    byteLevelPath(definition, parts) ??
    clipPath(definition, parts) ??
    wordPath(definition, parts) ??
    markedPath(definition, parts) ??
    unigramPath(definition, parts)
  );
}
