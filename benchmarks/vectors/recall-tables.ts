import { median } from '../lib/statistics.ts';
import { formatNumber, type Table } from '../lib/table.ts';
import type { TaskRun } from './measure-tasks.ts';

/** The recall from which on an index counts as useful. */
const usefulRecall = 0.95;

/** The searches of a program at one width. */
interface Search {
  readonly program: string;
  readonly efSearch: number;
  readonly recall: number;
  readonly perSecond: number;
  readonly buildSeconds: number;
}

/**
 * Returns the tables of approximate indexes: each at the narrowest search that finds enough, beside exact searches; and
 * each at every width.
 */
export function recallTables(runs: readonly TaskRun[], questions: number): Table[] {
  const own = runs.filter(({ part }) => part === 'hnsw');
  const truth = own.find(({ result }) => result.exact)?.result.exact;
  if (!truth) return [];
  const perSecond = (seconds: (run: TaskRun) => number | undefined, program: string): number => {
    const all = own.filter((run) => run.program === program).flatMap((run) => seconds(run) ?? []);
    return questions / median(all);
  };
  const exact = perSecond(({ result }) => result.seconds.exact, 'firth');
  const programs = [...new Set(own.map(({ program }) => program))];
  const useful = programs.flatMap((program) => searchesOf(own, program, truth).find(isUseful) ?? []);
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
    everyWidth(programs.map((program) => searchesOf(own, program, truth))),
  ];
}

function everyWidth(searches: readonly (readonly Search[])[]): Table {
  const widths = new Set(searches.flat().map(({ efSearch }) => efSearch));
  return {
    title: 'Recall@10 and questions/s at every width',
    columns: ['efSearch', ...searches.flatMap((own) => [`${own[0]?.program}: recall@10`, 'questions/s'])],
    rows: [...widths].map((width) => [
      String(width),
      ...searches.flatMap((own) => {
        const search = own.find(({ efSearch }) => efSearch === width);
        return [formatNumber(search?.recall, 4), formatNumber(search?.perSecond)];
      }),
    ]),
  };
}

function isUseful({ recall }: Search): boolean {
  return recall >= usefulRecall;
}

/** Returns what `program` found at each width, and how fast: the median of the runs. */
function searchesOf(runs: readonly TaskRun[], program: string, truth: readonly (readonly number[])[]): Search[] {
  const results = runs.filter((run) => run.program === program).map(({ result }) => result);
  const buildSeconds = median(results.flatMap((result) => result.seconds.build ?? []));
  return (results[0]?.approximate ?? []).map(({ efSearch, rows }) => {
    const seconds = results.flatMap(
      ({ approximate = [] }) => approximate.find((search) => search.efSearch === efSearch)?.seconds ?? [],
    );
    const perSecond = truth.length / median(seconds);
    return { program, efSearch, recall: recallOf(rows, truth), perSecond, buildSeconds };
  });
}

/** Returns the share of the rows in `truth` that are among `found`, question by question. */
export function recallOf(found: readonly (readonly number[])[], truth: readonly (readonly number[])[]): number {
  const hits = truth.map((rows, i) => rows.filter((row) => found[i]?.includes(row)).length);
  return hits.reduce((sum, count) => sum + count, 0) / truth.flat().length;
}
