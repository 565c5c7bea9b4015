import { sha256 } from './bytes/sha256.ts';
import { toUTF8 } from './bytes/utf8.ts';

/**
 * Returns a function that gives the fingerprint of a definition: SHA-256 over its parts, each hashed by itself. Computed at the first
 * call, since most tokenizers are never asked.
 */
export function lazyFingerprint(parts: () => readonly (string | Uint8Array)[]): () => string {
  let fingerprint: string | undefined;
  return () => {
    fingerprint ??= sha256(
      toUTF8(
        parts()
          .map((part) => sha256(typeof part === 'string' ? toUTF8(part) : part))
          .join(' '),
      ),
    );
    return fingerprint;
  };
}
