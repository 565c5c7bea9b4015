export { type NpzArray, type OpenNpzOptions, openNpz } from './open-npz.ts';
export { writeNpz } from './write-npz.ts';
