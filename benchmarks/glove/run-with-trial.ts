/** Trains with the trial kernel, as it is, on the same counts in random order; prints a {@link GloVeAnswer}. */
import { readFileSync } from 'node:fs';
import { encodeCorpus, fromFile } from '@firth/corpus';
import { type Cooccurrences, countCooccurrences } from '@firth/glove';
import { createGenerator } from '@firth/kernel/random';
import { allocateMemory, planMemory } from '@firth/kernel/runtime';
import asc from 'assemblyscript/asc';
import { type GloVeAnswer, type GloVeTask, settings } from './task.ts';

interface TrialKernel {
  gloveExact(records: number, count: number, words: number, contexts: number, rowBytes: number, rate: number): number;
}

const { text, epochs, dimensions, trial }: GloVeTask = JSON.parse(process.argv[2]!);
const encoded = await encodeCorpus(fromFile(text), { minCount: settings.minCount });
const counts = await countCooccurrences(encoded, { ...settings, threads: 1 });

// A row: the vector, the bias in four floats, and the squared gradients of both.
const biased = dimensions + 4;
const rowFloats = 2 * biased;
const recordFloats = 4;
const plan = planMemory();
const [words, contexts] = [0, 1].map(() => plan.place(4 * rowFloats * counts.vocabulary.size)) as [number, number];
const records = plan.place(4 * recordFloats * counts.size);
const memory = allocateMemory(plan.bytes, 'the trial', { shared: false });
const kernel = await compileTrial(memory);
drawRows(new Float32Array(memory.buffer, words, 2 * rowFloats * counts.vocabulary.size));
await placeRecords(counts);

const losses: number[] = [];
const began = performance.now();
for (let epoch = 0; epoch < epochs; epoch++) {
  const { learningRate } = settings;
  losses.push(kernel.gloveExact(records, counts.size, words, contexts, 4 * dimensions, learningRate) / counts.size);
}
const trainingSeconds = (performance.now() - began) / 1000;
const answer: GloVeAnswer = { words: encoded.words, records: counts.size, trainingSeconds, losses };
process.stdout.write(JSON.stringify(answer));

async function compileTrial(memory: WebAssembly.Memory): Promise<TrialKernel> {
  const source = readFileSync(trial!, 'utf8');
  let binary: Uint8Array<ArrayBuffer> | undefined;
  const features = ['simd', 'relaxed-simd'].flatMap((feature) => ['--enable', feature]);
  const sizes = ['--importMemory', '--initialMemory', '1', '--maximumMemory', '65536'];
  const { error } = await asc.main(
    [
      'glove.ts',
      '--outFile',
      'glove.wasm',
      '--runtime',
      'stub',
      '-O3',
      '--noAssert',
      '--converge',
      ...sizes,
      ...features,
    ],
    {
      readFile: (name: string) => (name === 'glove.ts' ? source : null),
      writeFile: (_name: string, contents: string | Uint8Array) => {
        binary = contents as Uint8Array<ArrayBuffer>;
      },
    },
  );
  if (error || !binary) throw new Error(`the trial kernel was not compiled: ${error?.message}`);
  const { instance } = await WebAssembly.instantiate(binary, { env: { memory } });
  return instance.exports as unknown as TrialKernel;
}

function drawRows(rows: Float32Array): void {
  const random = createGenerator(settings.seed);
  for (let row = 0; row < rows.length; row += rowFloats) {
    for (let i = 0; i <= dimensions; i++) rows[row + i] = (random.uniform() - 0.5) / dimensions;
    rows.fill(1, row + biased, row + rowFloats);
  }
}

/** Puts each count at a random place, as Stanford's shuffle does. */
async function placeRecords({ size, blocks }: Cooccurrences): Promise<void> {
  const { xMax, exponent, seed } = settings;
  const integers = new Uint32Array(memory.buffer, records, recordFloats * size);
  const floats = new Float32Array(memory.buffer, records, recordFloats * size);
  const order = Uint32Array.from({ length: size }, (_, i) => i);
  const random = createGenerator(seed, 1);
  for (let left = size; left > 1; left--) {
    const drawn = random.below(left);
    [order[drawn], order[left - 1]] = [order[left - 1]!, order[drawn]!];
  }
  let n = 0;
  for await (const { rows, columns, counts: values } of blocks()) {
    for (const [i, row] of rows.entries()) {
      const at = recordFloats * order[n++]!;
      integers.set([row, columns[i]!], at);
      floats.set([Math.log(values[i]!), Math.min(1, (values[i]! / xMax) ** exponent)], at + 2);
    }
  }
}
