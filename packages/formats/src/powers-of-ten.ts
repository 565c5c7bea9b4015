/** 10^0 … 10^22: the powers of ten that a float64 holds exactly. */
export const exactPowersOfTen: Float64Array = Float64Array.from({ length: 23 }, (_, power) => Number(`1e${power}`));
