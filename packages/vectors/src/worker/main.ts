import { createTopKIndex, type TopKIndex } from '@firth/kernel/top-k';
import { answerMessages } from '@firth/workers';
import { failAnswer, type SharedAnswer, writeAnswer } from '../threads/shared-answer.ts';

/** What a search thread is sent: first its share of the rows, then questions. */
export type SearchMessage =
  | { readonly data: Float32Array; readonly norms: Float32Array; readonly columns: number }
  | {
      readonly queries: Float32Array;
      readonly count: number;
      readonly rows: number;
      readonly answer: SharedAnswer;
    };

/** What it posts when its index is made; answers to questions go into the shared memory that came with them. */
export interface SearchThreadReady {
  readonly bytes: number;
}

let index: TopKIndex | undefined;

function obey(message: SearchMessage): SearchThreadReady | undefined {
  if ('data' in message) {
    const { data, norms, columns } = message;
    index = createTopKIndex({ rows: norms.length, columns, data }, { norms });
    return { bytes: index.bytes };
  }
  const { queries, count, rows, answer } = message;
  try {
    writeAnswer(answer, index!.search(queries, { count, rows }));
  } catch {
    failAnswer(answer); // whoever asked sleeps until then, and could not hear a message
  }
  return undefined;
}

answerMessages(obey);
