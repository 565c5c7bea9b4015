import { globSync, readFileSync } from 'node:fs';

/** The specifier that exports each public name of the workspace. */
export type PublicNames = ReadonlyMap<string, string>;

/** Returns the public names of all packages, read from the tables of contents that their package.json files export. */
export function publicNames(): PublicNames {
  const names = new Map<string, string>();
  for (const file of globSync('packages/*/package.json').sort()) {
    const { name, exports } = JSON.parse(readFileSync(file, 'utf8'));
    for (const [subpath, target] of Object.entries<{ '@firth/source'?: string }>(exports)) {
      const source = target['@firth/source'];
      if (!source) continue;
      const text = readFileSync(file.replace('package.json', source), 'utf8');
      for (const exported of exportedValues(text)) {
        if (!names.has(exported)) names.set(exported, name + subpath.slice(1));
      }
    }
  }
  return names;
}

function exportedValues(tableOfContents: string): string[] {
  const lists = [...tableOfContents.matchAll(/^export \{([^}]*)\}/gm)].map((match) => match[1]!);
  return lists
    .join(',')
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '' && !entry.startsWith('type '))
    .map((entry) => entry.split(' as ').at(-1)!);
}

/** Returns `code` with imports of the public names that it uses: an example in a doc comment may leave them out. */
export function addImports(code: string, names: PublicNames): string {
  const words = new Set(code.match(/[A-Za-z_$][\w$]*/g));
  const imported = new Set(
    [...code.matchAll(/import \{([^}]*)\}/g)].flatMap((match) => match[1]!.match(/[\w$]+/g) ?? []),
  );
  const declared = new Set(
    [...code.matchAll(/(?:const|let|function|class) (?:\{ ?)?([\w$]+)/g)].map((match) => match[1]!),
  );
  const missing = [...words].filter((word) => names.has(word) && !imported.has(word) && !declared.has(word));
  return [...missing.map((word) => `import { ${word} } from '${names.get(word)}';`), code].join('\n');
}
