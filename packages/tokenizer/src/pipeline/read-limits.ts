import type { Padding, Truncation } from '@firth/core';
import { at, field, integerField, type JSONPlace, jsonError, objectOf, stringField } from './json.ts';

const strategies = new Map<string, Truncation['strategy']>([
  ['LongestFirst', 'longest-first'],
  ['OnlyFirst', 'only-first'],
  ['OnlySecond', 'only-second'],
]);

/** @throws FirthError `UNSUPPORTED` for an unknown strategy; `BAD_HEADER`, `INCONSISTENT` */
export function readTruncation(value: unknown, place: JSONPlace): Truncation | undefined {
  if (value === undefined) return undefined;
  const part = objectOf(value, place);
  const name = stringField(part, 'strategy', 'LongestFirst', place);
  const strategy = strategies.get(name);
  if (!strategy)
    throw jsonError('UNSUPPORTED', at(place, 'strategy'), `is ${name}; known are ${[...strategies.keys()].join(', ')}`);
  return {
    maxLength: integerField(part, 'max_length', undefined, place),
    stride: integerField(part, 'stride', 0, place),
    strategy,
    direction: directionOf(stringField(part, 'direction', 'Right', place)),
  };
}

/** @throws FirthError `UNSUPPORTED` for an unknown strategy; `BAD_HEADER`, `INCONSISTENT` */
export function readPadding(value: unknown, place: JSONPlace): Padding | undefined {
  if (value === undefined) return undefined;
  const part = objectOf(value, place);
  const strategy = field(part, 'strategy') ?? 'BatchLongest';
  const length =
    strategy === 'BatchLongest'
      ? undefined
      : integerField(objectOf(strategy, at(place, 'strategy')), 'Fixed', undefined, place);
  return {
    length,
    multipleOf:
      field(part, 'pad_to_multiple_of') === undefined ? undefined : integerField(part, 'pad_to_multiple_of', 0, place),
    direction: directionOf(stringField(part, 'direction', 'Right', place)),
    id: integerField(part, 'pad_id', 0, place),
    typeId: integerField(part, 'pad_type_id', 0, place),
    token: stringField(part, 'pad_token', '[PAD]', place),
  };
}

function directionOf(name: string): 'left' | 'right' {
  return name === 'Left' ? 'left' : 'right';
}
