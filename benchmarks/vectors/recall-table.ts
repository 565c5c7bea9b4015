import { median } from '../lib/statistics.ts';
import { formatNumber, type Table } from '../lib/table.ts';
import type { TaskRun } from './measure-tasks.ts';

/** The recall from which on an index counts as useful. */
export const usefulRecall = 0.95;

/** The fastest search of a program that found enough. */
interface Useful {
  readonly program: string;
  readonly efSearch: number;
  readonly recall: number;
  readonly perSecond: number;
  readonly buildSeconds: number;
}

/** Returns the table of approximate indexes: each at the narrowest search that finds enough, beside exact searches. */
export function recallTable(runs: readonly TaskRun[], questions: number): Table[] {
  const own = runs.filter(({ part }) => part === 'hnsw');
  const truth = own.find(({ result }) => result.exact)?.result.exact;
  if (!truth) return [];
  const perSecond = (seconds: (run: TaskRun) => number | undefined, program: string): number => {
    const all = own.filter((run) => run.program === program).flatMap((run) => seconds(run) ?? []);
    return questions / median(all);
  };
  const exact = perSecond(({ result }) => result.seconds.exact, 'firth');
  const useful = [...new Set(own.map(({ program }) => program))].flatMap(
    (program) => usefulSearch(own, program, truth) ?? [],
  );
  const firth = useful.find(({ program }) => program === 'firth');
  return [
    {
      title: `Approximate top-10 at a recall of ${usefulRecall} or more, one processor; exact: ${formatNumber(exact)} questions/s`,
      columns: ['', 'efSearch', 'recall@10', 'questions/s', 'of exact', 'firth of it', 'build, s'],
      rows: useful.map(({ program, efSearch, recall, perSecond: speed, buildSeconds }) => [
        program,
        String(efSearch),
        formatNumber(recall, 4),
        formatNumber(speed),
        `${formatNumber(speed / exact, 1)} ×`,
        formatNumber(firth ? firth.perSecond / speed : undefined, 2),
        formatNumber(buildSeconds, 1),
      ]),
    },
  ];
}

function usefulSearch(
  runs: readonly TaskRun[],
  program: string,
  truth: readonly (readonly number[])[],
): Useful | undefined {
  const results = runs.filter((run) => run.program === program).map(({ result }) => result);
  const searches = results[0]?.approximate ?? [];
  const found = searches.find(({ rows }) => recallOf(rows, truth) >= usefulRecall);
  if (!found) return undefined;
  const seconds = results.flatMap(
    ({ approximate = [] }) => approximate.find(({ efSearch }) => efSearch === found.efSearch)?.seconds ?? [],
  );
  return {
    program,
    efSearch: found.efSearch,
    recall: recallOf(found.rows, truth),
    perSecond: truth.length / median(seconds),
    buildSeconds: median(results.flatMap((result) => result.seconds.build ?? [])),
  };
}

/** Returns the share of the rows in `truth` that are among `found`, question by question. */
export function recallOf(found: readonly (readonly number[])[], truth: readonly (readonly number[])[]): number {
  const hits = truth.map((rows, i) => rows.filter((row) => found[i]?.includes(row)).length);
  return hits.reduce((sum, count) => sum + count, 0) / truth.flat().length;
}
