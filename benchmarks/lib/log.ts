/** Says on stderr what the benchmark is at; stdout is for the result. */
export function log(message: string): void {
  process.stderr.write(`${message}\n`);
}
