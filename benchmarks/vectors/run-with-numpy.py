"""run-with-numpy.py TASK: does the task `top-10` of task.ts by matrix products, as one writes it where gensim has no call for many questions."""
import json
import sys
from time import perf_counter

import numpy
from gensim.models import KeyedVectors

QUESTIONS_AT_ONCE = 100  # more of them make the matrix of scores outgrow the cache by more, fewer make a slower product


def nearest_rows(unit, rows):
    """The ten nearest of each of `rows`, but itself, and their similarities."""
    scores = unit[rows] @ unit.T
    questions = numpy.arange(len(rows))[:, numpy.newaxis]
    scores[questions[:, 0], rows] = -2
    best = numpy.argpartition(scores, -10, axis=1)[:, -10:]
    best = best[questions, numpy.argsort(-scores[questions, best], axis=1)]
    return best, scores[questions, best]


task = json.loads(sys.argv[1])
vectors = KeyedVectors.load_word2vec_format(task["file"], binary=True)
words = vectors.index_to_key
rows = numpy.arange(task["questions"]) * len(words) // task["questions"]
started = perf_counter()
vectors.fill_norms()
unit = vectors.vectors / vectors.norms[:, numpy.newaxis]
asking = perf_counter()
found = [
    nearest_rows(unit, rows[begin : begin + QUESTIONS_AT_ONCE]) for begin in range(0, len(rows), QUESTIONS_AT_ONCE)
]
asked = perf_counter()
print(json.dumps({
    "seconds": {"first": asking - started, "batch": asked - asking},
    "batch": [
        [(words[row], float(score)) for row, score in zip(best, scores)]
        for some_best, some_scores in found
        for best, scores in zip(some_best, some_scores)
    ],
}))
