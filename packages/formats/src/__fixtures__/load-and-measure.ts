// Loads the file that is named and prints by how much that raised the peak of the process's resident memory, in bytes.
import { loadVectors } from '../load-vectors.ts';

const peak = (): number => process.resourceUsage().maxRSS * 1024;
const before = peak();
await loadVectors(process.argv[2]!);
process.stdout.write(String(peak() - before));
