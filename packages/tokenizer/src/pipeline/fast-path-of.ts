import type { BPEModel } from '../bpe/bpe-model.ts';
import { createByteEncoder } from '../bpe/byte-encoder.ts';
import type { Model } from '../model.ts';
import { gpt2Pattern, knownScanner } from '../scan/known-patterns.ts';
import type { Scanner } from '../scan/scanner.ts';
import { alignText } from './aligned-text.ts';
import type { FastPath } from './fast-path.ts';
import { field, isObject, type JSONObject } from './json.ts';
import type { Normalizer } from './normalizers/normalizer.ts';
import type { PreTokenizer } from './pre-tokenizers/pre-tokenizer.ts';

/** Returns the fast path of a definition whose parts allow one, else `undefined`. */
export function fastPathOf(
  definition: JSONObject,
  model: Model,
  normalizer: Normalizer | undefined,
  _preTokenizer: PreTokenizer | undefined,
): FastPath | undefined {
  return model.type === 'BPE' ? byteLevelPath(definition, model as BPEModel, normalizer) : undefined;
}

/** GPT-2, LLaMA 3, Qwen: a known split pattern, bytes, and BPE on them. NFC before it changes few texts; those are normalized first. */
function byteLevelPath(
  definition: JSONObject,
  model: BPEModel,
  normalize: Normalizer | undefined,
): FastPath | undefined {
  const normalizer = field(definition, 'normalizer');
  if (normalizer !== undefined && !(isObject(normalizer) && field(normalizer, 'type') === 'NFC')) return undefined;
  const split = byteLevelSplit(field(definition, 'pre_tokenizer'));
  const bytes = split && model.byteLevel();
  if (!bytes) return undefined;
  const append = createByteEncoder(bytes, split.scanner);
  return (text, out) => {
    const composed = normalize && text.normalize('NFC') !== text ? normalize(alignText(text)).text : text;
    const spaced = split.addsSpace && composed !== '' && !composed.startsWith(' ') ? ` ${composed}` : composed;
    append(spaced, 0, spaced.length, out);
  };
}

interface ByteLevelSplit {
  readonly scanner: Scanner;
  readonly addsSpace: boolean;
}

function byteLevelSplit(preTokenizer: unknown): ByteLevelSplit | undefined {
  if (!isObject(preTokenizer)) return undefined;
  if (field(preTokenizer, 'type') === 'ByteLevel') {
    if (field(preTokenizer, 'use_regex') === false) return undefined;
    return { scanner: knownScanner(gpt2Pattern)!, addsSpace: field(preTokenizer, 'add_prefix_space') !== false };
  }
  const steps = field(preTokenizer, 'pretokenizers');
  if (!Array.isArray(steps) || steps.length !== 2) return undefined;
  const [split, byteLevel] = steps as unknown[];
  if (!isObject(split) || !isObject(byteLevel)) return undefined;
  const isPlain =
    field(split, 'type') === 'Split' &&
    field(split, 'behavior') === 'Isolated' &&
    field(split, 'invert') !== true &&
    field(byteLevel, 'type') === 'ByteLevel' &&
    field(byteLevel, 'use_regex') === false &&
    field(byteLevel, 'add_prefix_space') === false;
  const pattern = field(split, 'pattern');
  const regex = isObject(pattern) ? field(pattern, 'Regex') : undefined;
  const scanner = isPlain && typeof regex === 'string' ? knownScanner(regex) : undefined;
  return scanner && { scanner, addsSpace: false };
}
