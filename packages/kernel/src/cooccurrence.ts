export {
  type CooccurrenceCounter,
  type CooccurrenceShape,
  cooccurrenceBytes,
  createCooccurrenceCounter,
  separator,
} from './cooccurrence/counter.ts';
