import { followPair, type PairStage, type TextTrace, tokensOfPart } from '@firth/language-model';
import type { JSX } from 'preact';
import { Field } from '../../parts/fields.tsx';
import { HeatCanvas } from '../../parts/heat-canvas.tsx';
import { TableTwin } from '../../parts/table-twin.tsx';
import { useRoomState } from '../../shell/use-room-state.ts';
import { defaults } from './state.ts';

/** Two parts of the text on their way: their vectors at each stage, and how alike they are. */
export function Pair({ text, trace }: { readonly text: string; readonly trace: TextTrace }): JSX.Element {
  const [state, change] = useRoomState(defaults);
  const parts = [state.first, state.second] as const;
  const [first, second] = parts.map((part) => tokensOfPart(part, text, trace.encoding)) as [number[], number[]];
  const missing = first.length === 0 ? state.first : second.length === 0 ? state.second : undefined;
  const piecesOf = (rows: readonly number[]): string => rows.map((row) => trace.encoding.tokens[row]).join(' + ');
  return (
    <section aria-label="Two parts">
      <h2>4. Two parts, before and after the attention blocks</h2>
      <div class="controls">
        <Field label="One part">
          <input value={state.first} onInput={({ currentTarget }) => change({ first: currentTarget.value })} />
        </Field>
        <Field label="Another">
          <input value={state.second} onInput={({ currentTarget }) => change({ second: currentTarget.value })} />
        </Field>
      </div>
      {missing === undefined ? (
        <>
          <StageTable stages={followPair(trace, first, second)} names={parts} />
          <p class="note">
            {state.first} is {piecesOf(first)}; {state.second} is {piecesOf(second)}. Of several tokens the mean is
            taken. Before the blocks a vector says what a token is, wherever it stands; after them, what it is in this
            text, and what may come next.
          </p>
        </>
      ) : (
        <p class="failure" role="alert">
          “{missing}” is not made of whole tokens of the text, which are {trace.encoding.tokens.join(' | ')}
        </p>
      )}
    </section>
  );
}

function StageTable({
  stages,
  names,
}: {
  readonly stages: readonly PairStage[];
  readonly names: readonly [string, string];
}): JSX.Element {
  const gridOf = (data: Float32Array) => ({ rows: 1, columns: data.length, data });
  return (
    <div class="sheet">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="scroll" tabIndex={0} aria-label="Vectors and cosines by stage">
        <table class="road-pair">
          <caption>Their vectors as strips, and the cosine between them</caption>
          <thead>
            <tr>
              {['stage', ...names, 'cosine'].map((title, i) => (
                <th key={i} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {stages.map(({ stage, cosine, vectors }) => (
              <tr key={stage}>
                <th scope="row">{stage}</th>
                {vectors.map((vector, i) => (
                  <td key={i}>
                    <span class="road-strip">
                      <HeatCanvas grid={gridOf(vector)} />
                    </span>
                  </td>
                ))}
                <td class="numbers">{cosine.toFixed(3)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <TableTwin
        data={() => ({
          caption: 'Their vectors at each stage',
          columns: [
            'dimension',
            ...stages.flatMap(({ stage }) => names.map((name, i) => `${stage}: ${name} (${i + 1})`)),
          ],
          rows: Array.from(stages[0]!.vectors[0], (_, dimension) => [
            dimension,
            ...stages.flatMap(({ vectors }) => vectors.map((vector) => vector[dimension]!.toFixed(3))),
          ]),
        })}
      />
    </div>
  );
}
