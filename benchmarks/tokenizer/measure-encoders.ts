import { fileURLToPath } from 'node:url';
import { log } from '../lib/log.ts';
import { answerOf, measure } from '../lib/measure.ts';
import type { Program } from './encoders.ts';
import type { Task, TaskResult } from './task.ts';
import type { TextKind } from './texts.ts';
import type { Vocabulary } from './vocabularies.ts';

/** One run of one program. */
export interface EncoderRun {
  readonly program: string;
  readonly vocabulary: Vocabulary['name'];
  readonly text: TextKind;
  readonly isWarm: boolean;
  readonly result: TaskResult;
  readonly wallSeconds: number;
  readonly cpuSeconds: number | undefined;
  readonly peakMegabytes: number | undefined;
}

/** A vocabulary that is there, with its file. */
export interface FoundVocabulary {
  readonly vocabulary: Vocabulary;
  readonly file: string;
}

/** The files of texts to time on. */
export interface TextFiles {
  readonly text: TextKind;
  /** The texts of a warm run. */
  readonly warm: string;
  /** Those of a cold one: the first of the same. */
  readonly cold: string;
}

/** Returns the runs of `programs` with `vocabularies` on `texts`, `count` times each, the programs in turn; each process has one processor. */
export async function measureEncoders(
  programs: readonly Program[],
  vocabularies: readonly FoundVocabulary[],
  texts: readonly TextFiles[],
  count: number,
): Promise<EncoderRun[]> {
  const runs: EncoderRun[] = [];
  for (const { vocabulary, file } of vocabularies)
    for (const files of texts)
      for (const isWarm of [true, false])
        for (let turn = 0; turn < count; turn++)
          for (const { name, kinds } of programs)
            if (kinds.includes(vocabulary.kind)) {
              const place = { program: name, vocabulary: vocabulary.name, isWarm };
              const run = await runTask({ ...place, file, texts: isWarm ? files.warm : files.cold });
              runs.push({ ...place, text: files.text, ...run });
              log(`${vocabulary.name}, ${files.text}, ${isWarm ? 'warm' : 'cold'}: ${name} ${describe(run.result)}`);
            }
  return runs;
}

async function runTask(
  task: Task,
): Promise<Pick<EncoderRun, 'result' | 'wallSeconds' | 'cpuSeconds' | 'peakMegabytes'>> {
  const script = fileURLToPath(new URL('run-encoder.ts', import.meta.url));
  const { output, ...used } = await measure(
    { program: process.execPath, args: [script, JSON.stringify(task)] },
    { threads: 1 },
  );
  return { result: answerOf<TaskResult>({ output }), ...used };
}

function describe({ bytes, encodeSeconds, makeSeconds }: TaskResult): string {
  return `${(bytes / 1e6 / encodeSeconds).toFixed(1)} MB/s, made in ${(1000 * makeSeconds).toFixed(0)} ms`;
}
