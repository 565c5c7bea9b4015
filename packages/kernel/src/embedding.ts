export type { LookupGradient } from './embedding/lookup-gradient.ts';
export type { AdagradMove, AdamMove, MomentumMove, Move, RMSpropMove, SGDMove } from './embedding/move.ts';
export { type MovedArrays, moveSpan } from './embedding/move-span.ts';
export { createTableMemory, type TableMemory, tableMemoryOf } from './embedding/table-memory.ts';
