import { inCategory, mark } from '../../unicode/category.ts';
import { isInUnicode9 } from '../../unicode/unicode-9.ts';
import { type AlignedBuilder, type AlignedText, createAlignedBuilder, unitsAt } from '../aligned-text.ts';
import type { Normalizer } from './normalizer.ts';

export type UnicodeForm = 'NFC' | 'NFD' | 'NFKC' | 'NFKD';

/** A character of a result, and how many source characters it takes beyond its own: 1 adds, 0 replaces, -n also removes n more. */
interface Change {
  readonly char: string;
  readonly change: number;
}

/**
 * Returns the normalizer of a Unicode normalization form.
 *
 * The form itself is the host's, since Unicode keeps it the same for every assigned character; those that came
 * after Unicode 9.0 stay as they are, as in the reference. Alignment follows the changes that
 * Hugging Face counts: a composed character stands for the first of those it is made of. It is worked out a segment at a time, a segment
 * being a character and what may combine with it.
 */
export function unicodeForm(form: UnicodeForm): Normalizer {
  return (source) => {
    const { text } = source;
    if (text.normalize(form) === text) return source;
    const builder = createAlignedBuilder(text.length);
    for (let start = 0; start < text.length; ) {
      const end = segmentEnd(text, start);
      addSegment(builder, source, start, end, form);
      start = end;
    }
    return builder.finish();
  };
}

function segmentEnd(text: string, start: number): number {
  let end = start + unitsAt(text, start);
  while (end < text.length && mayCombine(text.codePointAt(end)!)) end += unitsAt(text, end);
  return end;
}

/** Whether a character may compose with, or be reordered among, what stands before it: marks, and the few letters that do. */
function mayCombine(point: number): boolean {
  if (point < 0x300) return false;
  const isHangul = (point >= 0x1160 && point <= 0x11ff) || (point >= 0xd7b0 && point <= 0xd7ff);
  const isKiratRai = point >= 0x16d63 && point <= 0x16d6a;
  const isHalfwidthMark = point === 0xff9e || point === 0xff9f;
  const isHalfwidthHangul = point >= 0xffa0 && point <= 0xffdc;
  return isHangul || isKiratRai || isHalfwidthMark || isHalfwidthHangul || inCategory(point, mark);
}

function addSegment(builder: AlignedBuilder, source: AlignedText, start: number, end: number, form: UnicodeForm): void {
  const segment = source.text.slice(start, end);
  const normalized = segment.normalize(form);
  const isLate = segment.length === unitsAt(segment, 0) && !isInUnicode9(segment.codePointAt(0)!);
  if (normalized === segment || isLate) {
    builder.copy(source, start, end);
    return;
  }
  if (segment.length === unitsAt(segment, 0)) {
    builder.add(normalized, source.starts[start]!, source.ends[start]!);
    return;
  }
  const isCompatible = form === 'NFKC' || form === 'NFKD';
  const decomposed = reorder(decompose(segment, isCompatible), segment.normalize(isCompatible ? 'NFKD' : 'NFD'));
  const isComposed = form === 'NFC' || form === 'NFKC';
  addChanges(builder, source, start, isComposed ? compose(decomposed, normalized) : decomposed);
}

/** The decomposition of each character by itself: the first part replaces it, the others are added. */
function decompose(segment: string, isCompatible: boolean): Change[] {
  return Array.from(segment).flatMap((char) =>
    Array.from(char.normalize(isCompatible ? 'NFKD' : 'NFD'), (part, index) => ({
      char: part,
      change: index === 0 ? 0 : 1,
    })),
  );
}

/** The changes in the canonical order, which is that of `target`; equal characters keep theirs. */
function reorder(changes: readonly Change[], target: string): Change[] {
  const queues = new Map<string, Change[]>();
  for (const change of changes.toReversed()) {
    const queue = queues.get(change.char);
    if (queue) queue.push(change);
    else queues.set(change.char, [change]);
  }
  return Array.from(target, (char) => queues.get(char)?.pop() ?? { char, change: 1 });
}

/** Joins decomposed characters to those of `target`: what a target's decomposition holds is taken from the changes, in order. */
function compose(changes: readonly Change[], target: string): Change[] {
  const taken = new Uint8Array(changes.length);
  let first = 0;
  return Array.from(target, (char) => {
    let sum = 0;
    let parts = 0;
    let at = first;
    for (const part of char.normalize('NFD')) {
      while (at < changes.length && (taken[at] === 1 || changes[at]!.char !== part)) at++;
      if (at === changes.length) break;
      taken[at] = 1;
      sum += changes[at]!.change;
      parts++;
    }
    while (taken[first] === 1) first++;
    return { char, change: sum - (parts - 1) };
  });
}

function addChanges(builder: AlignedBuilder, source: AlignedText, start: number, changes: readonly Change[]): void {
  const { text, starts, ends } = source;
  let next = start;
  let previous = start;
  for (const { char, change } of changes) {
    const aligned = change > 0 ? previous : Math.min(next, text.length - 1);
    builder.add(char, starts[aligned]!, ends[aligned]!);
    for (let i = change; i <= 0 && next < text.length; i++) {
      previous = next;
      next += unitsAt(text, next);
    }
  }
}
