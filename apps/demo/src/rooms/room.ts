import type { ComponentType } from 'preact';

/** A room of the demo: what the navigation shows of it, and how its code is loaded when somebody enters. */
export interface Room {
  /** In the address: `?room=ID`. */
  readonly id: string;
  readonly title: string;
  /** One sentence: what one sees there. */
  readonly summary: string;
  readonly load: () => Promise<{ readonly default: ComponentType }>;
}

/** Rooms that belong together in the navigation. */
export interface Wing {
  readonly title: string;
  readonly rooms: readonly Room[];
}
