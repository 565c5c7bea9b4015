import type { KnownAnalogy } from '../../models/models-api.ts';

/** Questions with the answer that a person would give, some of which vectors of so little text get right. */
export const presets: readonly KnownAnalogy[] = [
  { plus: ['mexican', 'spain'], minus: ['mexico'], expected: 'spanish' },
  { plus: ['british', 'france'], minus: ['britain'], expected: 'french' },
  { plus: ['stronger', 'weak'], minus: ['strong'], expected: 'weaker' },
  { plus: ['greater', 'large'], minus: ['great'], expected: 'larger' },
  { plus: ['sons', 'daughter'], minus: ['son'], expected: 'daughters' },
  { plus: ['his', 'she'], minus: ['he'], expected: 'her' },
  { plus: ['sold', 'buy'], minus: ['sell'], expected: 'bought' },
  { plus: ['exports', 'import'], minus: ['export'], expected: 'imports' },
  { plus: ['higher', 'low'], minus: ['high'], expected: 'lower' },
  { plus: ['gave', 'take'], minus: ['give'], expected: 'took' },
  { plus: ['king', 'woman'], minus: ['man'], expected: 'queen' },
  { plus: ['paris', 'england'], minus: ['france'], expected: 'london' },
  { plus: ['better', 'bad'], minus: ['good'], expected: 'worse' },
  { plus: ['brother', 'mother'], minus: ['sister'], expected: 'father' },
];

/** Sums that have no right answer. */
export const arithmetic: readonly string[] = [
  '1.5 * good - bad',
  '(army + navy) / 2',
  'debt + interest',
  'war - peace',
];

/** Returns an analogy as one writes it: a - b + c. */
export function questionOf({ plus, minus }: KnownAnalogy): string {
  return `${plus[0]} - ${minus[0]} + ${plus[1]}`;
}

/** Returns what a rank says: how good an answer is. */
export function describeRank(rank: number): string {
  if (rank === 0) return 'missed';
  return rank === 1 ? 'first' : `number\u00a0${rank}`;
}
