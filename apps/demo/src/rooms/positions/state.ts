/** The state of the room in its address, with what it begins with. */
export const defaults = {
  layout: 'interleaved',
  dimensions: '64',
  first: '0',
  buckets: '32',
  farthest: '128',
  reader: 'encoder',
  position: '40',
  base: '10000',
  factor: '4',
  heads: '8',
  head: '3',
};
