import { answerMessages } from '@firth/workers';
import { createShardRunner, type Shard, type ThreadOrder } from './shard-runner.ts';

/** What a worker is sent: first what it is made of, then shards. */
export type WorkerMessage = { readonly order: ThreadOrder } | { readonly shards: readonly Shard[] };

/** What it answers shards with: the loss of each. */
export type WorkerAnswer = { readonly losses: readonly number[] } | { readonly error: string };

let run: ((shard: Shard) => number) | undefined;

function obey(message: WorkerMessage): WorkerAnswer | undefined {
  try {
    if ('order' in message) run = createShardRunner(message.order);
    else return { losses: message.shards.map((shard) => run!(shard)) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
  return undefined;
}

answerMessages(obey);
