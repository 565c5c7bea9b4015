"""Makes tsne.json: an exact t-SNE of few points in numpy, as the paper has it. Run: python3 make-tsne.py > tsne.json"""
import json

import numpy as np

random = np.random.default_rng(3)
groups, perplexity, learning_rate = 4, 6, 50
rows = random.normal(size=(40, 5)) + 5 * np.repeat(random.normal(size=(groups, 5)), 10, axis=0)
rows = rows.astype(np.float32).astype(np.float64)
start = random.normal(size=(40, 2)).astype(np.float32).astype(np.float64)

squared = ((rows[:, None] - rows[None]) ** 2).sum(axis=2)


def conditional(distances):
    low, high = 1e-10, 1e10
    for _ in range(200):
        beta = np.sqrt(low * high)
        p = np.exp(-beta * (distances - distances.min()))
        p /= p.sum()
        entropy = -(p[p > 0] * np.log(p[p > 0])).sum()
        low, high = (beta, high) if entropy > np.log(perplexity) else (low, beta)
    return p


p = np.zeros((40, 40))
for i in range(40):
    others = np.arange(40) != i
    p[i, others] = conditional(squared[i, others])
p = (p + p.T) / 80


def gradient_and_divergence(y, factor):
    difference = y[:, None] - y[None]
    w = 1 / (1 + (difference**2).sum(axis=2))
    np.fill_diagonal(w, 0)
    q = w / w.sum()
    gradient = 4 * (((factor * p - q) * w)[:, :, None] * difference).sum(axis=1)
    return gradient, (p[p > 0] * np.log(p[p > 0] / q[p > 0])).sum()


def numbers(values):
    return [float(f"{value:.9g}") for value in np.asarray(values).ravel()]


gradient, divergence = gradient_and_divergence(start, 1)
y, velocity, gains = start.copy(), np.zeros_like(start), np.ones_like(start)
for iteration in range(1000):
    g, _ = gradient_and_divergence(y, 12 if iteration < 250 else 1)
    gains = np.maximum(0.01, np.where((g > 0) != (velocity > 0), gains + 0.2, gains * 0.8))
    velocity = (0.5 if iteration < 250 else 0.8) * velocity - learning_rate * gains * g
    y = y + velocity
    y -= y.mean(axis=0)

print(json.dumps({
    "rows": numbers(rows), "start": numbers(start), "affinities": numbers(p), "gradient": numbers(gradient),
    "startDivergence": float(divergence), "divergence": float(gradient_and_divergence(y, 1)[1]),
}))
