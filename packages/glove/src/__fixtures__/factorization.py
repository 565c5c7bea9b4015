"""Makes factorization.json: PPMI of a small matrix of counts, and its singular values and vectors, by numpy.

Run: python3 factorization.py > factorization.json
"""

import json

import numpy

SIZE, RANK = 24, 6

generator = numpy.random.default_rng(5)
counts = numpy.round(generator.gamma(0.4, 4, (SIZE, SIZE)) ** 1.5, 3)
counts[counts < 0.5] = 0


def ppmi(shift, smoothing):
    rows = counts.sum(axis=1, keepdims=True)
    columns = counts.sum(axis=0, keepdims=True) ** smoothing
    with numpy.errstate(divide="ignore"):
        information = numpy.log(counts * columns.sum() / (rows * columns)) - shift
    return numpy.maximum(0, information)


matrix = ppmi(0.1, 0.75)
left, values, right = numpy.linalg.svd(matrix)
print(json.dumps({
    "counts": counts.tolist(),
    "ppmi": numpy.round(ppmi(0, 1), 6).tolist(),
    "shifted and smoothed": numpy.round(matrix, 6).tolist(),
    "values": values[:RANK].tolist(),
    "best": numpy.round((left[:, :RANK] * values[:RANK]) @ right[:RANK], 6).tolist(),
}))
