export { aliasTable } from './random/alias-table.ts';
export { createGenerator, type Generator } from './random/generator.ts';
