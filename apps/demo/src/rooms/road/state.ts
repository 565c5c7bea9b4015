/** The state of the room in its address, with what it begins with. */
export const defaults = {
  text: 'Comcast is a company of the American people',
  first: 'Com',
  second: 'cast',
  block: '1',
  head: '1',
  temperature: '0.8',
  seed: '1',
};
