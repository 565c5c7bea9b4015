import { FirthError } from '@firth/core';
import { availableMemory } from './available-memory.ts';

const pageBytes = 65_536;
/** What a 32-bit WebAssembly memory can address. */
const mostBytes = 2 ** 32;
const alignment = 64;

/** Hands out places in a memory that is still to be made, one after the other, at whole cache lines. */
export interface MemoryPlan {
  /** Bytes handed out so far. */
  readonly bytes: number;
  /** Returns the offset of the next `bytes` bytes. */
  place(bytes: number): number;
}

/** Returns an empty plan. The first page stays free: offset 0 means "nothing", and constants of a kernel live there. */
export function planMemory(): MemoryPlan {
  return planFrom(pageBytes);
}

/** Returns an empty plan of places in a larger one's place: offsets begin at 0. */
export function planWithin(): MemoryPlan {
  return planFrom(0);
}

function planFrom(start: number): MemoryPlan {
  let bytes = start;
  return {
    get bytes() {
      return bytes;
    },
    place(size) {
      const offset = bytes;
      bytes = Math.ceil((bytes + size) / alignment) * alignment;
      return offset;
    },
  };
}

/** Where a memory is to be, and what to say of one that does not fit. */
export interface MemoryOptions {
  readonly shared: boolean;
  /** Says what would fit into so many bytes, and what to do. */
  advise?(bytes: number): string;
}

/**
 * Returns a zeroed memory of `bytes` bytes that kernels can import.
 *
 * @throws FirthError `LIMIT` beyond 4 GiB, `OUT_OF_MEMORY` where there is less or the system refuses; they state the figures of `purpose`
 */
export function allocateMemory(bytes: number, purpose: string, options: MemoryOptions): WebAssembly.Memory {
  const need = `${purpose} takes ${gibibytes(bytes)}`;
  const available = availableMemory();
  const advice = options.advise ? `: ${options.advise(Math.min(mostBytes, available))}` : '';
  if (bytes > mostBytes) throw new FirthError('LIMIT', `${need}; one WebAssembly memory holds 4 GiB${advice}`);
  if (bytes > available) {
    throw new FirthError('OUT_OF_MEMORY', `${need}, and there are ${gibibytes(available)}${advice}`);
  }
  const pages = Math.ceil(bytes / pageBytes);
  try {
    return new WebAssembly.Memory({ initial: pages, maximum: pages, shared: options.shared });
  } catch (cause) {
    throw new FirthError('OUT_OF_MEMORY', `${need}, and the system refused`, { cause });
  }
}

function gibibytes(bytes: number): string {
  return `${(bytes / 2 ** 30).toFixed(2)} GiB`;
}
