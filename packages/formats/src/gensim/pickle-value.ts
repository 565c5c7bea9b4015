/** What a pickle holds, as data. A tuple is a list, a frozenset a set; bytes are bytes. */
export type PickleValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | PickleValue[]
  | Set<PickleValue>
  | Map<PickleValue, PickleValue>
  | PickleGlobal
  | PickleObject;

/** A class or function of Python by its name. It is never looked up. */
export interface PickleGlobal {
  readonly kind: 'global';
  /** Module and name: `numpy.ndarray`. */
  readonly name: string;
}

/** What Python would have made by calling `type` with `args`: it is not called. */
export interface PickleObject {
  readonly kind: 'object';
  readonly type: string;
  readonly args: readonly PickleValue[];
  /** What the object would have been given for its attributes. */
  state: PickleValue;
  /** The entries of a subclass of dict, such as `defaultdict`. */
  readonly entries: Map<PickleValue, PickleValue>;
  /** The items of a subclass of list. */
  readonly items: PickleValue[];
}

export function isPickleObject(value: PickleValue | undefined): value is PickleObject {
  return isOfKind(value, 'object');
}

export function isPickleGlobal(value: PickleValue | undefined): value is PickleGlobal {
  return isOfKind(value, 'global');
}

function isOfKind(value: PickleValue | undefined, kind: string): boolean {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind;
}
