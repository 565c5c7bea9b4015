export { type CooccurrenceCounter, createCooccurrenceCounter } from './cooccurrence/counter.ts';
export { type CooccurrenceShape, separator } from './cooccurrence/shape.ts';
