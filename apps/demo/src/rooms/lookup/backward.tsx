import type { Matrix } from '@firth/core';
import { embedding, oneHot, toDenseGradient } from '@firth/embedding';
import type { JSX } from 'preact';
import { MatrixView } from './matrix-view.tsx';
import { Step } from './optimizer-step.tsx';
import { isEqualToTheBit, multiply, transpose } from './products.ts';
import { Verdict } from './verdict.tsx';

/** The gradient of the table as the product gives it and as the layer does, and what one step does with it. */
export function Backward({ table, ids }: { readonly table: Matrix; readonly ids: Uint32Array }): JSX.Element {
  const layer = embedding({ weights: table });
  const output = { rows: ids.length, columns: table.columns, data: layer.forward(ids) };
  const dense = multiply(transpose(oneHot(ids, table.rows)), output);
  const sparse = layer.backward(ids, output.data);
  const used = { rows: sparse.rows.length, columns: table.columns, data: sparse.values };
  return (
    <>
      <section aria-label="Backward">
        <h2>Backward: the gradient lands in few rows</h2>
        <p class="words">
          Say the loss is half the sum of all squares of what came out; then the gradient that comes back is what came
          out. The product passes it to the table through the transposed one-hot matrix, and writes every row. The layer
          adds it to the rows that were used, an id that occurred twice twice, and knows no others.
        </p>
        <div class="sheet equation">
          <MatrixView
            caption="by the product: dense"
            matrix={dense}
            nameRow={(row) => `row ${row}`}
            isMarked={(row) => ids.includes(row)}
          />
          <MatrixView
            caption="by the layer: sparse"
            matrix={used}
            nameRow={(row) => `row ${sparse.rows[row]}`}
            isMarked={() => true}
          />
        </div>
        <Verdict isEqual={isEqualToTheBit(dense.data, toDenseGradient(sparse, table))} />
        <p class="note">
          {dense.data.length} numbers written against {sparse.values.length}. In GPT-2's table it would be 38,597,376
          against {ids.length} × 768 at most.
        </p>
      </section>
      <Step {...{ table, gradient: sparse }} />
    </>
  );
}
