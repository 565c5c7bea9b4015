import { type Fingerprint, takeFingerprints } from '../../determinism/fingerprint.ts';

/** Trains every case of the table of hashes. The page believes itself on four processors, since more threads than that are not started. */
export function trainDeterministically(threads: number): Promise<Fingerprint[]> {
  Object.defineProperty(navigator, 'hardwareConcurrency', { value: 4 });
  return takeFingerprints(threads);
}
