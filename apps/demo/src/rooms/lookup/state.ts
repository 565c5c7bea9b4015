/** The state of the room in its address, with what it begins with. */
export const defaults = {
  table: '0.5,-1,2;1.5,0.25,-0.75;-2,1,0.125;0.3,0.6,0.9;-0.4,2.5,-1.5;1,1,-1',
  ids: '2 0 2 4',
  optimizer: 'sgd',
  rate: '0.1',
};
