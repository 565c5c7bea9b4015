/** A piece of TypeScript that the documentation shows, and what it says the piece prints. */
export interface Example {
  readonly file: string;
  /** `packages/core/README.md:7`. */
  readonly place: string;
  readonly code: string;
  /** The lines that it should print; `undefined` where the documentation shows no output. */
  readonly output: readonly string[] | undefined;
}

/**
 * Returns the ```ts blocks of a Markdown file or of the doc comments in a source file.
 *
 * The output that a block promises stands in comments: behind a `console.log(…);` on its line, or on comment lines right after it.
 * A comment that ends in … stands for any line that begins so.
 */
export function extractExamples(text: string, file: string): Example[] {
  const lines = file.endsWith('.md') ? text.split('\n') : text.split('\n').map((line) => line.replace(/^\s*\* ?/, ''));
  const examples: Example[] = [];
  for (let i = 0; i < lines.length; i++) {
    if (lines[i] !== '```ts') continue;
    const first = i + 1;
    while (i < lines.length && lines[i] !== '```') i++;
    const code = lines.slice(first, i);
    examples.push({ file, place: `${file}:${first}`, code: code.join('\n'), output: promisedOutput(code) });
  }
  return examples;
}

function promisedOutput(code: readonly string[]): string[] | undefined {
  const promised: string[] = [];
  let isOutput = false;
  for (const line of code) {
    const behind = /console\.log\(.*\);\s*\/\/ (.*)$/.exec(line);
    const alone = /^\s*\/\/ ?(.*)$/.exec(line);
    if (behind) promised.push(behind[1]!);
    else if (alone && isOutput) promised.push(alone[1]!);
    isOutput = /console\.log\(.*\);\s*$/.test(line) || (isOutput && alone !== null);
  }
  return promised.length > 0 ? promised : undefined;
}
