export type { Matrix } from '@firth/core';
