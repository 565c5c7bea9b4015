/** What each Node of the table runs: prints the fingerprints of all cases with 1 to 4 threads as JSON. */
import os from 'node:os';
import { threadCounts } from './cases.ts';
import { type Fingerprint, takeFingerprints } from './fingerprint.ts';

// More threads than processors are not started; the table is about four on a machine of two as well.
os.availableParallelism = () => Math.max(...threadCounts);

const fingerprints: Fingerprint[] = [];
for (const threads of threadCounts) fingerprints.push(...(await takeFingerprints(threads)));
process.stdout.write(JSON.stringify(fingerprints));
