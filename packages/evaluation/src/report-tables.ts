import type { Interval } from './bootstrap.ts';
import type { AnalogyReport, EvaluationReport, WordPairReport } from './create-report.ts';

/** A table of a report: numbers, and a name in the last column. */
export interface ReportTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Returns the tables of `report`: one of all word pairs, one for each analogy set, and those of the comparisons. */
export function tablesOf({ pairs, analogies }: EvaluationReport): ReportTable[] {
  return [
    ...(pairs.length > 0 ? [pairTable(pairs)] : []),
    ...analogies.flatMap((set) => [sectionTable(set), rankTable(set)]),
    ...comparisonTables(pairs, analogies),
  ];
}

function pairTable(sets: readonly WordPairReport[]): ReportTable {
  const hasIntervals = sets.some(({ interval }) => interval);
  return {
    columns: ['Spearman', ...(hasIntervals ? [intervalTitle(sets)] : []), 'Pearson', 'pairs', 'unknown', 'word pairs'],
    rows: sets.map(({ spearman, pearson, pairs, unknown, interval, name }) => [
      spearman.coefficient.toFixed(4),
      ...(interval ? [formatInterval(interval, (value) => value.toFixed(4))] : []),
      pearson.coefficient.toFixed(4),
      count(pairs),
      count(unknown),
      name,
    ]),
  };
}

function sectionTable({ name, sections, total }: AnalogyReport): ReportTable {
  return {
    columns: ['accuracy', 'correct', 'asked', 'unknown', `analogies of ${name}`],
    rows: [...sections, { ...total, name: 'total' }].map((score) => [
      percent(score.accuracy),
      count(score.correct),
      count(score.correct + score.incorrect),
      count(score.unknown),
      score.name,
    ]),
  };
}

function rankTable({ name, ranks, interval }: AnalogyReport): ReportTable {
  return {
    columns: [
      'MRR',
      ...ranks.precisionAt.map(({ k }) => `p@${k}`),
      ...(interval ? [`accuracy, ${intervalTitle([{ interval }])}`] : []),
      'ranks of',
    ],
    rows: [
      [
        ranks.meanReciprocalRank.toFixed(4),
        ...ranks.precisionAt.map(({ precision }) => percent(precision)),
        ...(interval ? [formatInterval(interval, percent)] : []),
        name,
      ],
    ],
  };
}

function comparisonTables(pairs: readonly WordPairReport[], analogies: readonly AnalogyReport[]): ReportTable[] {
  const columns = (figure: string, sets: readonly { readonly interval?: Interval }[]): string[] => {
    return [figure, 'compared', 'difference', intervalTitle(sets), 'p', 'known to both', 'compared on'];
  };
  const ofPairs = pairs.flatMap(({ name, comparison }) => (comparison ? [{ name, ...comparison }] : []));
  const ofAnalogies = analogies.flatMap(({ name, comparison }) => (comparison ? [{ name, ...comparison }] : []));
  const pairRows = ofPairs.map(({ name, pairs: known, first, second, difference, interval, pValue }) => {
    const shown = [first, second, difference].map((value) => value.toFixed(4));
    return [...shown, formatInterval(interval, (value) => value.toFixed(4)), pText(pValue), count(known), name];
  });
  const analogyRows = ofAnalogies.map(({ name, questions, first, second, difference, interval, pValue }) => {
    const shown = [first, second, difference].map(percent);
    return [...shown, formatInterval(interval, percent), pText(pValue), count(questions), name];
  });
  return [
    ...(pairRows.length > 0 ? [{ columns: columns('Spearman', ofPairs), rows: pairRows }] : []),
    ...(analogyRows.length > 0 ? [{ columns: columns('accuracy', ofAnalogies), rows: analogyRows }] : []),
  ];
}

function intervalTitle(sets: readonly { readonly interval?: Interval }[]): string {
  const level = sets.find(({ interval }) => interval)?.interval?.level ?? 0.95;
  return `${Number((100 * level).toFixed(4))} % interval`;
}

function formatInterval({ low, high }: Interval, format: (value: number) => string): string {
  return `${format(low)} … ${format(high)}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}

function pText(value: number): string {
  return value < 0.0001 ? '<.0001' : value.toFixed(4);
}

/** A count with its thousands parted: `19,544`. */
function count(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}
