import type { JSX } from 'preact';
import { Choice } from '../parts/fields.tsx';
import { firstModel } from './bundled-models.ts';
import { useModelNames } from './models.ts';

/** Chooses one of the models that are open. */
export function ModelChoice({
  label = 'Model',
  value,
  onChange,
}: {
  readonly label?: string;
  readonly value: string;
  readonly onChange: (model: string) => void;
}): JSX.Element {
  return <Choice {...{ label, value, onChange }} options={useModelNames()} />;
}

/** Returns `model` where it is open, else the first: an address may name a file that this visitor has not. */
export function useKnownModel(model: string): string {
  return useModelNames().includes(model) ? model : firstModel;
}
