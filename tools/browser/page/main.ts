/** The program of the test page: does the job that its address names after the `?`, and shows what came of it as JSON. */
import { abortTraining } from './abort-training.ts';
import { resumeTraining } from './resume-training.ts';
import { trainDeterministically } from './train-deterministically.ts';
import { trainOnFiles } from './train-on-files.ts';
import { trainOnTopics } from './train-on-topics.ts';

const jobs = { abortTraining, resumeTraining, trainDeterministically, trainOnFiles, trainOnTopics };

/** What the page can do. */
export type Jobs = typeof jobs;

/** What came of a job, and how the page fared meanwhile. */
export interface Visit<T> {
  readonly result?: T;
  /** Of the error that the job ended with. */
  readonly error?: { readonly name: string; readonly code?: string; readonly message: string };
  readonly isIsolated: boolean;
  readonly hasSharedMemory: boolean;
  /** Whether the page may run a string as a program. */
  readonly mayEvaluate: boolean;
  /** The directives of the page's security policy that the job ran into. */
  readonly violations: readonly string[];
}

async function main(): Promise<Visit<unknown>> {
  const [name, ...parameters] = JSON.parse(decodeURIComponent(location.search.slice(1)));
  const violations: string[] = [];
  document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));
  const outcome = await jobs[name as keyof Jobs](...(parameters as [never])).then(
    (result) => ({ result }),
    ({ name, code, message }) => ({ error: { name, code, message } }),
  );
  return {
    ...outcome,
    isIsolated: crossOriginIsolated,
    hasSharedMemory: typeof SharedArrayBuffer !== 'undefined',
    violations: [...violations],
    mayEvaluate: mayEvaluate(), // last, since the attempt is a violation
  };
}

function mayEvaluate(): boolean {
  try {
    return new Function('return true')();
  } catch {
    return false;
  }
}

document.querySelector('output')!.textContent = JSON.stringify(await main());
