import { loadVectors } from '@firth/formats';
import { createHNSWIndex, readHNSWIndex } from '@firth/kernel/hnsw';
import { createTopKIndex } from '@firth/kernel/top-k';

const v = await loadVectors(process.argv[2]!);
const limit = Number(process.argv[3] ?? v.matrix.rows);
const m = { rows: limit, columns: v.dimensions, data: v.matrix.data.subarray(0, limit * v.dimensions) };
const norms = v.norms.subarray(0, limit);
const n = 1000;
const q = new Float32Array(n * m.columns);
for (let i = 0; i < n; i++) {
  const r = Math.floor((i * m.rows) / n);
  for (let j = 0; j < m.columns; j++) q[i * m.columns + j] = m.data[r * m.columns + j]! / norms[r]!;
}
let t = performance.now();
const lap = (s: string) => {
  console.log(s, (performance.now() - t).toFixed(0), 'ms');
  t = performance.now();
};
const exact = createTopKIndex(m, { norms });
lap('exact build');
const truth = exact.search(q, { count: 11 });
lap('exact batch 1000');
for (let i = 0; i < n; i++) exact.search(q.subarray(i * m.columns, (i + 1) * m.columns), { count: 11 });
lap('exact single 1000');
const index = createHNSWIndex(m, {
  norms,
  links: Number(process.env.M ?? 16),
  efConstruction: Number(process.env.EFC ?? 100),
});
lap('build');
console.log(index.bytes);
for (const ef of [16, 32, 48, 64, 96, 128, 200, 400]) {
  t = performance.now();
  const got = index.search(q, { count: 11, efSearch: ef });
  const ms = performance.now() - t;
  let hit = 0;
  truth.forEach((a, i) => {
    const s = new Set(got[i]!.rows);
    for (const r of a.rows.subarray(0, 11)) if (s.has(r)) hit++;
  });
  console.log('ef', ef, 'recall', (hit / n / 11).toFixed(4), ((n / ms) * 1000).toFixed(0), 'q/s');
}
t = performance.now();
const bytes = index.toBytes();
lap('toBytes');
console.log(bytes.length);
const again = readHNSWIndex(m, bytes, { norms });
lap('read');
console.log(
  JSON.stringify(again.search(q.subarray(0, m.columns), { count: 3 })) ===
    JSON.stringify(index.search(q.subarray(0, m.columns), { count: 3 })),
);
