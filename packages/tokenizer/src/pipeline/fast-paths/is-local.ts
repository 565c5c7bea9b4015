import { isObject } from '../json.ts';
import { joinsSpaces } from '../plain-normalizer.ts';
import { stepsOf, typeOf } from './definition-parts.ts';

const localNormalizers: ReadonlySet<unknown> = new Set([
  'NFC',
  'NFD',
  'NFKC',
  'NFKD',
  'Lowercase',
  'StripAccents',
  'BertNormalizer',
]);

/** Whether a normalizer does the same to words apart as to words together. */
export function isLocal(normalizer: unknown): boolean {
  if (normalizer === undefined || localNormalizers.has(typeOf(normalizer))) return true;
  if (!isObject(normalizer)) return false;
  if (typeOf(normalizer) === 'Replace') return joinsSpaces(normalizer);
  const steps = stepsOf(normalizer, 'normalizers');
  return steps.length > 0 && steps.every(isLocal);
}
