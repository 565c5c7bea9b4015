export { type Parameter, parameterCount, parametersOf } from './model/parameters.ts';
export type { ModelShape, PositionKind } from './model/shape.ts';
