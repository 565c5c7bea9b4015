export {
  type CooccurrenceCounter,
  type CooccurrenceShape,
  createCooccurrenceCounter,
  separator,
} from './cooccurrence/counter.ts';
