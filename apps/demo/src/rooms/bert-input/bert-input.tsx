import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { loadTokenizer } from '../../data/load-tokenizer.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Field, Slider } from '../../parts/fields.tsx';
import { useAnswer } from '../../shell/use-answer.ts';
import { useRoomState } from '../../shell/use-room-state.ts';
import './bert-input.css';
import { dimensions, rowOf, rowsOf, untrainedInput } from './bert-rows.ts';
import { encodePair } from './encode-pair.ts';
import { TokenStrips } from './token-strips.tsx';

const defaults = { first: 'The cat sat on the mat.', second: 'It was warm there.', seed: '1', token: '1' };

/** Room 10: what goes into BERT's first block, a sum of three, by `@firth/embedding`. */
export default function BERTInputRoom(): JSX.Element {
  const [state, change] = useRoomState(defaults);
  const tokenizer = useAnswer(() => loadTokenizer('BERT'), []);
  return (
    <>
      <p class="words">
        BERT reads two texts at once: [CLS] before them, [SEP] after each. To the vector of a token it adds one for its
        place and one for the text it belongs to, and brings the sum to mean 0 and variance 1.
      </p>
      <div class="controls">
        <Field label="Text A" wide>
          <input value={state.first} onInput={({ currentTarget }) => change({ first: currentTarget.value })} />
        </Field>
        <Field label="Text B" wide>
          <input value={state.second} onInput={({ currentTarget }) => change({ second: currentTarget.value })} />
        </Field>
        <Slider
          label="Seed of the random numbers"
          {...{ value: Number(state.seed), min: 1, max: 20 }}
          onChange={(seed) => change({ seed: String(seed) })}
        />
      </div>
      {tokenizer.failure !== undefined && <p class="failure">{tokenizer.failure}</p>}
      {tokenizer.value ? <Sum tokenizer={tokenizer.value} /> : <p role="status">Fetching BERT's vocabulary …</p>}
    </>
  );
}

function Sum({ tokenizer }: { readonly tokenizer: Awaited<ReturnType<typeof loadTokenizer>> }): JSX.Element {
  const [state, change] = useRoomState(defaults);
  const { size } = tokenizer.vocabulary;
  const input = useMemo(() => untrainedInput(size, Number(state.seed)), [size, state.seed]);
  const encoding = useMemo(
    () => encodePair(tokenizer, state.first, state.second),
    [tokenizer, state.first, state.second],
  );
  const rows = useMemo(() => rowsOf(input, encoding), [input, encoding]);
  const chosen = Math.min(Number(state.token), encoding.ids.length - 1);
  const columns = [rows.words, rows.positions, rows.segments, rows.sum, rows.output].map((grid) => rowOf(grid, chosen));
  return (
    <>
      <div class="sheet">
        <TokenStrips {...{ encoding, rows, chosen }} onChoose={(token) => change({ token: String(token) })} />
      </div>
      <p class="note">
        The vocabulary is BERT's own, {size.toLocaleString('en-US')} tokens. The vectors are not: they are random, drawn
        as BERT's were before its training, and have {dimensions} numbers where BERT base has 768. What is true of both
        is the sum: a word that occurs twice has one strip of its own, and two sums.
      </p>
      <details>
        <summary>The numbers of “{encoding.tokens[chosen]}”</summary>
        <DataTable
          caption={`Token ${chosen}, ${encoding.tokens[chosen]}`}
          columns={['dimension', 'word', 'position', 'segment', 'sum', 'after LayerNorm']}
          rows={Array.from({ length: dimensions }, (_, i) => [i, ...columns.map(({ data }) => data[i]!.toFixed(4))])}
        />
      </details>
    </>
  );
}
