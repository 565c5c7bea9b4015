import { goTo, type Parameters, parametersOf, useQuery } from './use-address.ts';

/**
 * Returns the state of the room that is open, which lives in the address so that it can be shared and gone back to, and a function that
 * changes some of it. `defaults` names every parameter with the value that the address leaves out.
 */
export function useRoomState<T extends Parameters>(
  defaults: T,
): [state: T, change: (changes: Partial<T>, how?: 'step' | 'in place') => void] {
  const { room = '', ...given } = parametersOf(useQuery());
  const state = { ...defaults, ...pick(given, defaults) };
  const change = (changes: Partial<T>, how: 'step' | 'in place' = 'in place'): void => {
    const next = Object.entries({ ...state, ...changes }).filter(([name, value]) => value !== defaults[name]);
    goTo({ room, ...Object.fromEntries(next) }, how);
  };
  return [state, change];
}

function pick<T extends Parameters>(given: Parameters, defaults: T): Partial<T> {
  return Object.fromEntries(Object.entries(given).filter(([name]) => Object.hasOwn(defaults, name))) as Partial<T>;
}
