import type { layers } from '@tensorflow/tfjs-layers';

/** What every layer of tfjs takes. */
export interface LayerOptions {
  /** Unique within a model. */
  readonly name?: string | undefined;
  /** Whether training changes it (default `true`). */
  readonly trainable?: boolean | undefined;
}

/** What tfjs hands to the constructor of a layer. */
export type LayerArguments = NonNullable<ConstructorParameters<typeof layers.Layer>[0]>;

/** The shape of a tensor; `null` where it is known only when there is one. */
export type Shape = (number | null)[];

/** Returns the entries that are given: tfjs takes `undefined` for a value. */
export function given<T extends object>(options: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(options).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}

/** Returns the only one where a layer has one input. */
export function single<T>(inputs: T | T[]): T {
  return Array.isArray(inputs) ? inputs[0]! : inputs;
}
