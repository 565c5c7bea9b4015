import { FirthError } from '@firth/core';
import { scan as binary } from '../generated/scan.ts';
import { compileKernel } from '../lib/compile.ts';
import type { Instructions } from '../lib/instructions.ts';
import type { WordTable } from './word-table.ts';

interface Kernel {
  readonly input: WebAssembly.Global<'i32'>;
  readonly output: WebAssembly.Global<'i32'>;
  initialize(lowMultiplier: bigint, highMultiplier: bigint): void;
  scan(length: number): number;
  getSize(): number;
  getLines(): number;
  firstRecord(): number;
}

/** A record: id and length in 32 bits each, the count in 64, then the word in whole vectors. */
const headerBytes = 16;
const vectorBytes = 16;
const lengthField = 1;
const countField = 2;

const initialPages = 16;
/** All that 32-bit addresses reach: 4 GiB. */
const mostPages = 65_536;

/** Returns an empty word table in a WebAssembly memory of its own, of at most `maximumPages`; assembly/scan.ts describes it. */
export async function simdWordTable(
  instructions: Exclude<Instructions, 'plain'>,
  maximumPages: number = mostPages,
): Promise<WordTable> {
  const module = await compileKernel(binary, instructions, { shared: false });
  const memory = new WebAssembly.Memory({ initial: initialPages, maximum: maximumPages });
  const kernel = new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Kernel;
  const [lowMultiplier, highMultiplier] = crypto.getRandomValues(new BigUint64Array(2));
  kernel.initialize(lowMultiplier!, highMultiplier!);

  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let numbers = new Uint32Array(memory.buffer);
  /** Where the records begin, counted from the first one, as far as anyone has asked. */
  const places = [0];

  /** Returns the index in `numbers` of a word's record. Records stand one after the other in the order of the ids. */
  function recordOf(id: number): number {
    if (numbers.buffer !== memory.buffer) numbers = new Uint32Array(memory.buffer);
    const first = kernel.firstRecord() >>> 0;
    while (places.length <= id) {
      const place = places.at(-1)!;
      const wordBytes = numbers[(first + place) / 4 + lengthField];
      places.push(place + headerBytes + Math.ceil(wordBytes / vectorBytes) * vectorBytes);
    }
    return (first + places[id]) / 4;
  }

  return {
    get size() {
      return kernel.getSize();
    },
    get lines() {
      return kernel.getLines();
    },
    counts() {
      const counts = new Float64Array(kernel.getSize());
      for (let id = 0; id < counts.length; id++) {
        const record = recordOf(id); // may renew `numbers`
        counts[id] = numbers[record + countField] + numbers[record + countField + 1] * 2 ** 32;
      }
      return counts;
    },
    wordOf(id) {
      const record = recordOf(id);
      const word = new Uint8Array(memory.buffer, 4 * record + headerBytes, numbers[record + lengthField]);
      return decoder.decode(word);
    },
    scan(text) {
      new Uint8Array(memory.buffer).set(text, kernel.input.value);
      const words = kernel.scan(text.length);
      if (words < 0) {
        const used = `${kernel.getSize()} different words fill ${memory.buffer.byteLength / 2 ** 20} MiB`;
        throw new FirthError('OUT_OF_MEMORY', `${used}, and there is no more: one WebAssembly memory holds 4 GiB`);
      }
      return new Uint32Array(memory.buffer, kernel.output.value, words);
    },
  };
}
