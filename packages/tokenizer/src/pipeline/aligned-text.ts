import { isHighSurrogate, isLowSurrogate } from '../bytes/utf8.ts';

/**
 * A text on its way through a pipeline, that remembers where each of its characters came from: unit `i` of `text` stands for the UTF-16
 * units `starts[i]` to `ends[i]` of the text as given. A slice keeps the offsets of the whole.
 */
export interface AlignedText {
  readonly text: string;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** Returns a text aligned with itself; the two units of a surrogate pair stand for the whole pair. */
export function alignText(text: string): AlignedText {
  const starts = new Uint32Array(text.length);
  const ends = new Uint32Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const units = unitsAt(text, i);
    starts[i] = i;
    ends[i] = i + units;
    if (units === 2) {
      starts[i + 1] = i++;
      ends[i] = i + 1;
    }
  }
  return { text, starts, ends };
}

export function sliceAligned({ text, starts, ends }: AlignedText, from: number, to: number): AlignedText {
  return { text: text.slice(from, to), starts: starts.subarray(from, to), ends: ends.subarray(from, to) };
}

/** The UTF-16 units of the character at `at`: 2 for a surrogate pair. */
export function unitsAt(text: string, at: number): 1 | 2 {
  return isHighSurrogate(text.charCodeAt(at)) && isLowSurrogate(text.charCodeAt(at + 1)) ? 2 : 1;
}

/** Collects an aligned text part by part. */
export interface AlignedBuilder {
  /** Appends `text`, all of which stands for units `start` to `end` of the text as given. */
  add(text: string, start: number, end: number): void;
  /** Appends units `from` to `to` of another aligned text. */
  copy(source: AlignedText, from: number, to: number): void;
  finish(): AlignedText;
}

export function createAlignedBuilder(capacity: number): AlignedBuilder {
  let text = '';
  let starts = new Uint32Array(capacity + 16);
  let ends = new Uint32Array(capacity + 16);
  const makeRoom = (more: number): void => {
    if (text.length + more <= starts.length) return;
    const size = 2 * (text.length + more);
    starts = grown(starts, size);
    ends = grown(ends, size);
  };
  return {
    add(part, start, end) {
      makeRoom(part.length);
      starts.fill(start, text.length, text.length + part.length);
      ends.fill(end, text.length, text.length + part.length);
      text += part;
    },
    copy(source, from, to) {
      makeRoom(to - from);
      starts.set(source.starts.subarray(from, to), text.length);
      ends.set(source.ends.subarray(from, to), text.length);
      text += source.text.slice(from, to);
    },
    finish: () => ({ text, starts: starts.subarray(0, text.length), ends: ends.subarray(0, text.length) }),
  };
}

function grown(array: Uint32Array<ArrayBuffer>, size: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(size);
  larger.set(array);
  return larger;
}

/** What becomes of one character: itself (`undefined`), or another text, which may be empty. */
export type CharMap = (codePoint: number) => string | undefined;

/** Returns the text in which each character is replaced by what `map` gives; what replaces a character stands for what it stood for. */
export function mapChars(source: AlignedText, map: CharMap): AlignedText {
  const { text, starts, ends } = source;
  let builder: AlignedBuilder | undefined;
  for (let at = 0; at < text.length; ) {
    const point = text.codePointAt(at)!;
    const units = point > 0xffff ? 2 : 1;
    const replacement = map(point);
    if (replacement !== undefined && !builder) {
      builder = createAlignedBuilder(text.length);
      builder.copy(source, 0, at);
    }
    if (builder) {
      if (replacement === undefined) builder.copy(source, at, at + units);
      else builder.add(replacement, starts[at]!, ends[at]!);
    }
    at += units;
  }
  return builder ? builder.finish() : source;
}

/** Returns the text with `prefix` before it; the prefix stands for what the first character stands for. An empty text stays empty. */
export function prepend(source: AlignedText, prefix: string): AlignedText {
  if (source.text === '') return source;
  const builder = createAlignedBuilder(source.text.length + prefix.length);
  builder.add(prefix, source.starts[0]!, source.ends[0]!);
  builder.copy(source, 0, source.text.length);
  return builder.finish();
}
