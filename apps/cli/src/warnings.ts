import type { Warning } from '@firth/core';
import { complain, type OutputOptions } from './output.ts';

/** Warnings collected while a command works. */
export interface Warnings {
  readonly all: readonly Warning[];
  readonly add: (warning: Warning) => void;
  /** Tells of them on stderr: not with `--quiet`, nor with `--json`, whose document holds them. */
  tell(options: OutputOptions): void;
}

const mostTold = 5;

/** Returns an empty collection of warnings. */
export function createWarnings(): Warnings {
  const all: Warning[] = [];
  return {
    all,
    add: (warning) => {
      all.push(warning);
    },
    tell({ quiet, json, verbose }) {
      if (quiet || json) return;
      const told = verbose ? all : all.slice(0, mostTold);
      for (const warning of told) complain('warning', describe(warning));
      if (told.length < all.length)
        complain('warning', `and ${all.length - told.length} more; --verbose tells them all`);
    },
  };
}

function describe({ file, line, offset, message }: Warning): string {
  const place = [file, line, offset === undefined ? undefined : `byte ${offset}`].filter((part) => part !== undefined);
  return [place.join(':'), message].filter((part) => part !== '').join(': ');
}
