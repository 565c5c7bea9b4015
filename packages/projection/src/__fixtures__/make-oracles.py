"""Makes oracles.json: what numpy and SciPy give. Run: python3 make-oracles.py > oracles.json (numpy 1.24, SciPy 1.10)."""
import json

import numpy as np
from scipy.linalg import orthogonal_procrustes
from scipy.spatial import procrustes

random = np.random.default_rng(7)


def float32(values):
    return np.asarray(values, dtype=np.float32).astype(np.float64)


def numbers(values):
    return [float(f"{value:.9g}") for value in np.asarray(values).ravel()]


# Rows whose variances fall from 16 to 1, away from the origin.
rows = float32(random.normal(size=(40, 6)) @ np.diag([4, 3, 2, 2, 1, 1]) @ np.linalg.qr(random.normal(size=(6, 6)))[0] + 5)
centered = rows - rows.mean(axis=0)
values, vectors = np.linalg.eigh(centered.T @ centered / (len(rows) - 1))
components = vectors[:, ::-1].T[:3]
components = components * np.sign(components[np.arange(3), np.abs(components).argmax(axis=1)])[:, None]
pca = {
    "matrix": numbers(rows),
    "means": numbers(rows.mean(axis=0)),
    "components": numbers(components),
    "variances": numbers(values[::-1][:3]),
    "ratios": numbers(values[::-1][:3] / values.sum()),
    "points": numbers(centered @ components.T),
}

reference = float32(random.normal(size=(12, 3)))
points = float32(2 * reference @ np.linalg.qr(random.normal(size=(3, 3)))[0] + 1 + random.normal(size=(12, 3)) / 5)
a, b = points - points.mean(axis=0), reference - reference.mean(axis=0)
rotation, trace = orthogonal_procrustes(a, b)
aligned = {
    "points": numbers(points),
    "reference": numbers(reference),
    "rotation": numbers(rotation),
    "scale": float(trace / (a**2).sum()),
    "disparity": float(procrustes(reference, points)[2]),
}

print(json.dumps({"pca": pca, "procrustes": aligned}))
