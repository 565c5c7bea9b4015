import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { firstModel } from '../../models/bundled-models.ts';
import { ModelChoice, useKnownModel } from '../../models/model-choice.tsx';
import { models } from '../../models/models.ts';
import type { CompressionReport } from '../../models/models-api.ts';
import { SimilarityBars } from '../../models/similarity-bars.tsx';
import { WordField } from '../../models/word-field.tsx';
import { Choice } from '../../parts/fields.tsx';
import { formatBytes } from '../../parts/numbers.ts';
import { messageOf, useAnswer } from '../../shell/use-answer.ts';
import { useRoomState } from '../../shell/use-room-state.ts';
import { methods } from './methods.ts';
import './compression.css';

const defaults = { model: firstModel, method: 'int4', word: 'railroad' };
const count = 10;

/** Room 9: smaller tables, and what becomes of the neighbors. */
export default function Compression(): JSX.Element {
  const [state, change] = useRoomState(defaults);
  const { word } = state;
  const model = useKnownModel(state.model);
  const method = methods.find(({ id }) => id === state.method) ?? methods[0]!;
  const before = useAnswer(() => models().neighbors(model, word, count), [model, word]);
  const after = useAnswer(() => models().compressedNeighbors(model, method.id, word, count), [model, method, word]);
  const kept = new Set(after.value?.map((neighbor) => neighbor.word));
  const stayed = before.value?.flatMap((neighbor) => (kept.has(neighbor.word) ? [neighbor.word] : [])) ?? [];
  const failure = before.failure ?? after.failure;
  const bars = { marked: stayed, onWord: (next: string) => change({ word: next }, 'step') };
  return (
    <>
      <div class="controls">
        <Choice
          label="Method"
          value={method.id}
          options={methods.map(({ id, title }) => [id, title] as const)}
          onChange={(id) => change({ method: id }, 'step')}
        />
        <WordField model={model} word={word} onWord={(next) => change({ word: next }, 'step')} />
        <ModelChoice value={model} onChange={(next) => change({ model: next }, 'step')} />
      </div>
      <p class="words">{method.summary}</p>
      {failure !== undefined && (
        <p class="failure" role="alert">
          {failure}
        </p>
      )}
      <div class="panes" aria-busy={after.isPending}>
        <div class="sheet">
          {before.value && <SimilarityBars title={`Nearest to “${word}” before`} neighbors={before.value} {...bars} />}
        </div>
        <div class="sheet">
          {after.value && <SimilarityBars title={`After: ${method.title}`} neighbors={after.value} {...bars} />}
        </div>
      </div>
      {before.value && after.value && (
        <p class="words" role="status">
          <strong>{stayed.length}</strong> of {before.value.length} neighbors of “{word}” stayed, in amber.
        </p>
      )}
      <h2>All methods beside one another</h2>
      <p class="words">
        Overlap@10 is the part of the ten nearest neighbors that stays, over 300 words spread over the vocabulary.
      </p>
      <Comparison key={model} model={model} chosen={method.id} />
    </>
  );
}

/** The methods one after another: the worker answers the visitor between them. */
function Comparison({ model, chosen }: { readonly model: string; readonly chosen: string }): JSX.Element {
  const [reports, setReports] = useState<ReadonlyMap<string, CompressionReport | string>>(new Map());
  useEffect(() => {
    let isCurrent = true;
    const compare = async (): Promise<void> => {
      for (const { id } of methods) {
        if (!isCurrent) return;
        const report = await models().compress(model, id).catch(messageOf);
        setReports((reports) => new Map(reports).set(id, report));
      }
    };
    compare();
    return () => {
      isCurrent = false;
    };
  }, [model]);
  return (
    <section class="scroll sheet" aria-label="Methods compared">
      <table class="methods">
        <thead>
          <tr>
            <th scope="col">method</th>
            <th scope="col">size</th>
            <th scope="col">of float32</th>
            <th scope="col">overlap@10</th>
          </tr>
        </thead>
        <tbody>
          {methods.map(({ id, title }) => (
            <tr key={id} aria-current={id === chosen}>
              <th scope="row">{title}</th>
              <Cells report={reports.get(id)} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cells({ report }: { readonly report: CompressionReport | string | undefined }): JSX.Element {
  if (report === undefined || typeof report === 'string') return <td colSpan={3}>{report ?? '…'}</td>;
  const { bytes, bytesBefore, overlap } = report;
  return (
    <>
      <td>{formatBytes(bytes)}</td>
      <td>{((100 * bytes) / bytesBefore).toFixed(1)} %</td>
      <td>
        <meter min={0} max={1} value={overlap} aria-label="Overlap" /> {overlap.toFixed(3)}
      </td>
    </>
  );
}
