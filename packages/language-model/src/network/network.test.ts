import { type Instructions, supportedInstructions } from '@firth/kernel/runtime';
import { describe, expect, it } from 'vitest';
import { initialParameters } from '../model/initialize.ts';
import { parameterCount, parametersOf } from '../model/parameters.ts';
import type { ModelShape, PositionKind } from '../model/shape.ts';
import { compileKernels, createKernels } from './kernels.ts';
import { createNetwork, type Network } from './network.ts';
import { placeNetwork } from './places.ts';

const shape: ModelShape = { vocabularySize: 11, dimensions: 8, layers: 2, heads: 2, context: 6, positions: 'learned' };
const ids = Uint32Array.of(3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8);
const targets = Uint32Array.of(1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 0);

interface Fixture {
  readonly network: Network;
  readonly parameters: Float32Array;
  readonly gradient: Float32Array;
}

async function fixtureOf(shape: ModelShape, instructions: Instructions): Promise<Fixture> {
  const places = placeNetwork(shape, { threads: 1, shards: 1, tokens: 12 });
  const memory = new WebAssembly.Memory({ initial: Math.ceil(places.bytes / 65_536), maximum: 65_536 });
  const kernels = createKernels(memory, places.work[0]!.scratch, await compileKernels(instructions, { shared: false }));
  const [gradient, work] = [places.gradients[0]!, places.work[0]!];
  const network = createNetwork(kernels, shape, {
    buffer: memory.buffer,
    parameters: places.parameters,
    gradient,
    work,
  });
  const parameters = new Float32Array(memory.buffer, places.parameters, parameterCount(shape));
  // Larger than a training begins with, so that no gradient is too small to measure; biases and shifts too.
  parameters.set(initialParameters(shape, 7).map((value, i) => (value === 1 ? 1 : 12 * value) + 0.1 * Math.sin(i)));
  return { network, parameters, gradient: new Float32Array(memory.buffer, gradient, parameters.length) };
}

const fastest = supportedInstructions();

describe.each<PositionKind>(['learned', 'sinusoidal', 'rope'])('a network with %s positions', (positions) => {
  it('has the gradients of finite differences in every table', async () => {
    const itsShape = { ...shape, positions };
    const { network, parameters, gradient } = await fixtureOf(itsShape, 'plain');
    const lossOf = (): number => {
      network.forward(ids, 6);
      return network.score(targets, 1) / ids.length;
    };
    network.forward(ids, 6);
    network.score(targets, 1 / ids.length);
    network.backward();
    for (const { name, from, rows, columns } of parametersOf(itsShape)) {
      // Along the gradient itself, so that all numbers of the table take part: the slope there is its length.
      const direction = gradient.slice(from, from + rows * columns);
      const norm = Math.hypot(...direction);
      const before = parameters.slice(from, from + rows * columns);
      const step = 0.005 / Math.max(1, norm);
      const move = (sign: number): number => {
        parameters.set(
          before.map((value, i) => value + (sign * step * direction[i]!) / norm),
          from,
        );
        return lossOf();
      };
      const slope = norm === 0 ? 0 : (move(1) - move(-1)) / (2 * step);
      parameters.set(before, from);
      expect(Math.abs(slope - norm) / norm, `${name}: ${slope} where the gradient is ${norm} long`).toBeLessThan(0.01);
    }
  });

  it('gives the same in WebAssembly and in plain TypeScript', async () => {
    const runs = [];
    for (const instructions of [fastest, 'plain'] as const) {
      const { network, gradient } = await fixtureOf({ ...shape, positions }, instructions);
      network.forward(ids, 6);
      const loss = network.score(targets, 1 / ids.length);
      network.backward();
      runs.push({ loss, gradient });
    }
    const [fast, plain] = runs as [(typeof runs)[0], (typeof runs)[0]];
    expect(fast.loss).toBeCloseTo(plain.loss, 3);
    const differences = plain.gradient.map((value, i) => Math.abs(value - fast.gradient[i]!));
    expect(Math.max(...differences)).toBeLessThan(2e-5);
  });

  it('continues behind its cache as if it had seen all at once', async () => {
    const { network } = await fixtureOf({ ...shape, positions }, fastest);
    const sequence = ids.slice(0, 6);
    network.forward(sequence, 6);
    const whole = network.logitsAfter(5).slice();
    network.forward(sequence.subarray(0, 3), 3);
    network.forward(sequence.subarray(3, 4), 1, 3);
    network.forward(sequence.subarray(4), 2, 4);
    const differences = network.logitsAfter(1).map((value, i) => Math.abs(value - whole[i]!));
    expect(Math.max(...differences)).toBeLessThan(1e-4);
  });

  it('lets no token see a later one', async () => {
    const { network } = await fixtureOf({ ...shape, positions }, fastest);
    network.forward(Uint32Array.of(3, 1, 4), 3);
    const before = network.rowsInto(2).slice(0, 16);
    network.forward(Uint32Array.of(3, 1, 9), 3);
    expect(network.rowsInto(2).slice(0, 16)).toEqual(before);
  });
});
