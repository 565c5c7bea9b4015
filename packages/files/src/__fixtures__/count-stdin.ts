// Prints how many bytes come in on the standard input.
import { readStdin } from '../read-stdin.ts';

let bytes = 0;
for await (const chunk of readStdin()) bytes += chunk.length;
process.stdout.write(String(bytes));
