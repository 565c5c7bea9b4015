import { createGenerator } from '@firth/kernel/random';

/** Sequences of one length: the ids that go in, and for each the one that follows it. */
export interface Sequences {
  readonly ids: Uint32Array;
  readonly targets: Uint32Array;
  readonly length: number;
}

/** A text cut into windows that are drawn without replacement, anew in each epoch. */
export interface Windows {
  readonly stepsPerEpoch: number;
  /** Returns the sequences of a step, which depend on nothing but its number: a resumed training draws the same. */
  batchAt(step: number): Sequences;
}

/** Returns the windows of `context` tokens of a text, of which `batchSize` make a step. */
export function windowsOf(ids: Uint32Array, context: number, batchSize: number, seed: number): Windows {
  // One token less than a window is skipped at random at the beginning of each epoch, so that windows are cut elsewhere.
  const length = Math.min(context, Math.max(1, Math.floor(ids.length / 2)));
  const windows = Math.max(1, Math.floor((ids.length - length) / length));
  const stepsPerEpoch = Math.max(1, Math.floor(windows / batchSize));
  let epochOfOrder = -1;
  let order: Uint32Array = new Uint32Array();

  return {
    stepsPerEpoch,
    batchAt(step) {
      const epoch = Math.floor(step / stepsPerEpoch);
      if (epoch !== epochOfOrder) {
        order = startsOf(windows, length, seed, epoch);
        epochOfOrder = epoch;
      }
      const batch = { ids: new Uint32Array(batchSize * length), targets: new Uint32Array(batchSize * length), length };
      for (let i = 0; i < batchSize; i++) {
        const start = order[((step % stepsPerEpoch) * batchSize + i) % windows]!;
        batch.ids.set(ids.subarray(start, start + length), i * length);
        batch.targets.set(ids.subarray(start + 1, start + length + 1), i * length);
      }
      return batch;
    },
  };
}

/** Where the windows of an epoch begin, in random order. */
function startsOf(windows: number, length: number, seed: number, epoch: number): Uint32Array {
  const generator = createGenerator(seed, epoch + 1);
  const offset = generator.below(length);
  const starts = Uint32Array.from({ length: windows }, (_, i) => offset + i * length);
  for (let i = windows - 1; i > 0; i--) {
    const j = generator.below(i + 1);
    [starts[i], starts[j]] = [starts[j]!, starts[i]!];
  }
  return starts;
}
