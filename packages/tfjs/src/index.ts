export { mendUnsortedSegmentSum } from './mend-unsorted-segment-sum.ts';
