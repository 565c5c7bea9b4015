import { FirthError } from '@firth/core';
import { allocateMemory, supportedInstructions } from '@firth/kernel/runtime';
import type { LanguageModel } from '../model/language-model.ts';
import { compileKernels, createKernels } from '../network/kernels.ts';
import { createNetwork, type Network } from '../network/network.ts';
import { placeNetwork } from '../network/places.ts';

/** A model at work on one sequence: keys and values of the tokens before are kept, so that a token costs one row. */
export interface Session {
  readonly network: Network;
  /** Reads `ids` behind those read before. What goes beyond the context begins a new one with its second half. */
  read(ids: Uint32Array): void;
  /** Returns a view of the logits of the next token. */
  logits(): Float32Array;
}

/**
 * Returns a new session of `model`.
 *
 * @throws FirthError `OUT_OF_MEMORY`, `UNSUPPORTED`
 */
export async function createSession({ shape, parameters }: LanguageModel): Promise<Session> {
  const { context } = shape;
  const places = placeNetwork(shape, { threads: 1, shards: 0, tokens: context });
  const memory = allocateMemory(places.bytes, `a model of ${parameters.length} numbers`, { shared: false });
  const work = places.work[0]!;
  const modules = await compileKernels(supportedInstructions(), { shared: false });
  const kernels = createKernels(memory, work.scratch, modules);
  new Float32Array(memory.buffer, places.parameters, parameters.length).set(parameters);
  const where = { buffer: memory.buffer, parameters: places.parameters, gradient: 0, work };
  const network = createNetwork(kernels, shape, where);
  let seen: number[] = [];
  let lastRow = -1;

  return {
    network,
    read(ids) {
      if (ids.length === 0) return;
      const all = [...seen, ...ids];
      const fits = all.length <= context;
      const kept = fits ? all : all.slice(-Math.ceil(context / 2));
      const start = fits ? seen.length : 0;
      network.forward(Uint32Array.from(kept.slice(start)), kept.length - start, start);
      lastRow = kept.length - start - 1;
      seen = kept;
    },
    logits() {
      if (lastRow < 0) throw new FirthError('EMPTY', 'nothing has been read: there is no next token');
      return network.logitsAfter(lastRow);
    },
  };
}
