import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { type Data, DataTable } from './data-table.tsx';

/** The numbers of a picture as a table, made when somebody opens it. */
export function TableTwin({ data }: { readonly data: () => Data }): JSX.Element {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>The same as a table</summary>
      {isOpen && <DataTable {...data()} />}
    </details>
  );
}
