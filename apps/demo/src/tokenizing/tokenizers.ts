import { proxy, type Remote, wrap } from 'comlink';
import type { TokenizerApi, TokenizerCard, TrainingOrder } from './tokenizer-api.ts';

let worker: Remote<TokenizerApi> | undefined;

/** Returns the worker in which all tokenizers of the page live, so that none keeps the page waiting; the first call starts it. */
export function tokenizers(): Remote<TokenizerApi> {
  worker ??= wrap<TokenizerApi>(new Worker(new URL('./tokenizers.worker.ts', import.meta.url), { type: 'module' }));
  return worker;
}

/** Learns a vocabulary in the worker; `onStep` is told what it has done. */
export function trainTokenizer(order: TrainingOrder, onStep: (step: string) => void): Promise<TokenizerCard> {
  return tokenizers().train(order, proxy(onStep));
}
