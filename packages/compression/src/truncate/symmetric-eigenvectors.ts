/** Eigenvalues, the greatest first, with an eigenvector of length 1 for each, row by row. */
export interface Eigenvectors {
  readonly values: Float64Array;
  readonly vectors: Float64Array;
}

/** Off-diagonal entries this small beside the diagonal are zero. */
const tolerance = 1e-22;
const mostSweeps = 60;

/** Returns the eigenvectors of the symmetric matrix `a` of `n` rows, by Jacobi's rotations (Golub and Van Loan, section 8.5). */
export function symmetricEigenvectors(a: Float64Array, n: number): Eigenvectors {
  const m = a.slice();
  const v = new Float64Array(n * n);
  for (let i = 0; i < n; i++) v[i * n + i] = 1;
  for (let sweep = 0; sweep < mostSweeps && offDiagonal(m, n) > tolerance * diagonal(m, n); sweep++) {
    for (let p = 0; p < n - 1; p++) for (let q = p + 1; q < n; q++) rotate(m, v, n, p, q);
  }
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => m[j * n + j]! - m[i * n + i]!);
  const vectors = new Float64Array(n * n);
  for (const [place, i] of order.entries()) vectors.set(v.subarray(i * n, (i + 1) * n), place * n);
  return { values: Float64Array.from(order, (i) => m[i * n + i]!), vectors };
}

/** Makes entry (p, q) zero by a rotation of the rows and columns p and q; `v` holds the eigenvectors so far, as rows. */
function rotate(m: Float64Array, v: Float64Array, n: number, p: number, q: number): void {
  const pq = m[p * n + q]!;
  if (pq === 0) return;
  const theta = (m[q * n + q]! - m[p * n + p]!) / (2 * pq);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < n; k++) {
    const [kp, kq] = [m[k * n + p]!, m[k * n + q]!];
    m[k * n + p] = c * kp - s * kq;
    m[k * n + q] = s * kp + c * kq;
  }
  for (const rows of [m, v]) {
    for (let k = 0; k < n; k++) {
      const [pk, qk] = [rows[p * n + k]!, rows[q * n + k]!];
      rows[p * n + k] = c * pk - s * qk;
      rows[q * n + k] = s * pk + c * qk;
    }
  }
}

function offDiagonal(m: Float64Array, n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) sum += m[i * n + j]! ** 2;
  return sum;
}

function diagonal(m: Float64Array, n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += m[i * n + i]! ** 2;
  return sum;
}
