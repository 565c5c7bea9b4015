import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Returns the vectors of @firth/pretrained as they are: 20,000 words of GloVe at 8 bits. */
export function pretrainedVectors(): Uint8Array {
  return readFileSync(createRequire(import.meta.url).resolve('@firth/pretrained/english-100d.safetensors'));
}
