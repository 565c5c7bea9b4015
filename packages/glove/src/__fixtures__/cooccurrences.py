"""Makes cooccurrences.json: a small text, and its co-occurrence counts as GloVe's cooccur.c defines them, counted in plain Python.

cooccur.c reads a line, leaves out words that are not in the vocabulary, and for each word w at place j and each place k from j - 1 down to
j - window adds 1 / (j - k) (or 1) to the cell (word at k, w), and with -symmetric 1 also to (w, word at k).
Run: python3 cooccurrences.py > cooccurrences.json
"""

import collections
import fractions
import json
import random

WINDOW = 5
MIN_COUNT = 3

random.seed(19)
words = [f"w{i}" for i in range(30)]
weights = [1 / (i + 1) for i in range(30)]
lines = [" ".join(random.choices(words, weights, k=random.randint(1, 14))) for _ in range(60)]

counts = collections.Counter(word for line in lines for word in line.split())
kept = {word for word, count in counts.items() if count >= MIN_COUNT}


def cooccurrences(symmetric, by_distance):
    cells = collections.defaultdict(fractions.Fraction)
    for line in lines:
        sentence = [word for word in line.split() if word in kept]
        for j, word in enumerate(sentence):
            for k in range(j - 1, max(-1, j - 1 - WINDOW), -1):
                weight = fractions.Fraction(1, j - k) if by_distance else 1
                cells[sentence[k], word] += weight
                if symmetric:
                    cells[word, sentence[k]] += weight
    return [[row, column, float(count)] for (row, column), count in sorted(cells.items())]


print(json.dumps({
    "window": WINDOW,
    "minCount": MIN_COUNT,
    "lines": lines,
    "symmetric distance": cooccurrences(True, True),
    "symmetric flat": cooccurrences(True, False),
    "one-sided distance": cooccurrences(False, True),
}))
