import { scripts, scriptTable } from '../../unicode/script.ts';
import { isInUnicode9 } from '../../unicode/unicode-9.ts';
import { type AlignedText, sliceAligned, unitsAt } from '../aligned-text.ts';
import type { PreTokenizer } from './pre-tokenizer.ts';

const han = scripts.indexOf('Han');
const hiragana = scripts.indexOf('Hiragana');
const katakana = scripts.indexOf('Katakana');
const unknown = scripts.indexOf('Unknown');
/** A space and an unassigned character go with any script. */
const any = -1;

/** Cuts a text where its script changes. Kana count as Han; a space belongs to the script before it. */
export const unicodeScripts: PreTokenizer = (part) => {
  const { text } = part;
  const cuts: number[] = [];
  let last: number | undefined;
  for (let at = 0; at < text.length; at += unitsAt(text, at)) {
    const script = scriptOf(text.codePointAt(at)!);
    if (script === any) continue;
    if (script !== last) cuts.push(at);
    last = script;
  }
  cuts.push(text.length);
  return slices(part, cuts);
};

function scriptOf(point: number): number {
  if (point === 0x20 || !isInUnicode9(point)) return any;
  if (point === 0x30fc) return han;
  const script = scriptTable()[point]!;
  if (script === unknown) return any;
  return script === hiragana || script === katakana ? han : script;
}

/** Parts of `length` characters each. */
export function fixedLength(length: number): PreTokenizer {
  return (part) => {
    const cuts: number[] = [];
    let count = 0;
    for (let at = 0; at < part.text.length; at += unitsAt(part.text, at)) if (count++ % length === 0) cuts.push(at);
    cuts.push(part.text.length);
    return slices(part, cuts);
  };
}

function slices(part: AlignedText, cuts: readonly number[]): AlignedText[] {
  return cuts.slice(1).map((end, index) => sliceAligned(part, cuts[index]!, end));
}
