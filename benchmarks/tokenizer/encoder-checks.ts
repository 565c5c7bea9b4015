import type { Check } from '../lib/report.ts';
import { wrongTexts } from './encoder-tables.ts';
import type { EncoderRun } from './measure-encoders.ts';

/** Returns what must hold: in every run, warm or cold, our ids of every text are those of the reference. */
export function encoderChecks(runs: readonly EncoderRun[], references: ReadonlySet<string>): Check[] {
  const keyOf = ({ vocabulary, text, isWarm }: EncoderRun): string =>
    `${vocabulary}, ${text}, ${isWarm ? 'warm' : 'cold'}`;
  const expected = new Map(
    runs.filter(({ program }) => references.has(program)).map((run) => [keyOf(run), run.result.digests]),
  );
  return runs
    .filter((run) => run.program === 'firth' && expected.has(keyOf(run)))
    .map((run) => {
      const wrong = wrongTexts(run.result.digests, expected.get(keyOf(run))!);
      const texts = run.result.digests.length;
      return { statement: `${keyOf(run)}: ${texts - wrong} of ${texts} texts have the reference's ids`, wrong };
    })
    .filter(
      ({ statement, wrong }, i, all) => wrong > 0 || all.findIndex((other) => other.statement === statement) === i,
    )
    .map(({ statement, wrong }) => ({ statement, holds: wrong === 0 }));
}
