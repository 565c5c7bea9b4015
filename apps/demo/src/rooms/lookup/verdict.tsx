import type { JSX } from 'preact';

/** What a comparison of bits said. */
export function Verdict({ isEqual }: { readonly isEqual: boolean }): JSX.Element {
  return (
    <p class={isEqual ? 'verdict' : 'verdict failure'} role="status">
      {isEqual ? '✓ Equal to the last bit.' : '✗ Not equal to the last bit.'}
    </p>
  );
}
