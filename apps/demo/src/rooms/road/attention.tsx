import type { TextTrace } from '@firth/language-model';
import type { JSX } from 'preact';
import { Slider } from '../../parts/fields.tsx';
import { Heatmap } from '../../parts/heatmap.tsx';
import { useRoomState } from '../../shell/use-room-state.ts';
import { defaults } from './state.ts';

/** Which tokens each token looks at in a block, and what the block made of it. */
export function Attention({ trace: { encoding, attention, blocks } }: { readonly trace: TextTrace }): JSX.Element {
  const [state, change] = useRoomState(defaults);
  const block = Math.min(Number(state.block), blocks.length);
  const heads = attention[block - 1]!;
  const head = Math.min(Number(state.head), heads.length);
  const nameToken = (row: number): string => encoding.tokens[row]!;
  return (
    <section aria-label="Attention">
      <h2>3. Attention blocks</h2>
      <p class="words">
        In each block a token looks back at the tokens before it, and takes something of each along. Every head looks in
        its own way; no token sees a later one.
      </p>
      <div class="controls">
        <Slider
          label="Block"
          {...{ value: block, min: 1, max: blocks.length }}
          onChange={(value) => change({ block: String(value) })}
        />
        <Slider
          label="Head"
          {...{ value: head, min: 1, max: heads.length }}
          onChange={(value) => change({ head: String(value) })}
        />
      </div>
      <div class="panes">
        <div class="sheet">
          <Heatmap
            title={`Where head ${head} of block ${block} looks`}
            grid={heads[head - 1]!}
            {...{ rowLabel: 'token', columnLabel: 'looks at', nameRow: nameToken, nameColumn: nameToken, limit: 1 }}
            show={(share) => `${(100 * share).toFixed(1)} %`}
          />
        </div>
        <div class="sheet">
          <Heatmap
            title={`What block ${block} left`}
            grid={blocks[block - 1]!}
            {...{ rowLabel: 'token', columnLabel: 'dimension', nameRow: nameToken, aspect: 1 }}
          />
        </div>
      </div>
    </section>
  );
}
