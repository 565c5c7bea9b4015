"""Makes keyed-vectors.json: questions about small random vectors, as gensim 4.2's KeyedVectors answers them.

Run with Debian's python3-gensim: python3 keyed-vectors.py > keyed-vectors.json
"""
import json

import numpy as np
from gensim.models import KeyedVectors

WORDS = (
    "the of and to in a king queen man woman prince princess boy girl father mother son daughter paris france "
    "rome italy london england berlin germany tokyo japan cat dog bird horse red green blue yellow breakfast lunch "
    "dinner bread cheese wine water river sea mountain run walk swim good better best bad worse worst"
).split()
DIMENSIONS = 10

random = np.random.default_rng(1957)
# Numbers of three decimals are the same float32 in every program; rows differ in length, so that normalizing matters.
matrix = np.round(random.normal(size=(len(WORDS), DIMENSIONS)) * random.uniform(0.5, 3, size=(len(WORDS), 1)), 3)
vectors = KeyedVectors(DIMENSIONS)
vectors.add_vectors(WORDS, matrix.astype(np.float32))
raw = np.round(random.normal(size=DIMENSIONS), 3)


def most_similar(positive, negative=(), count=10, restrict_to=None):
    as_terms = [raw.astype(np.float32) if term is None else term for term in positive]
    found = vectors.most_similar(as_terms, list(negative), topn=count, restrict_vocab=restrict_to)
    return {
        "positive": positive,
        "negative": list(negative),
        "count": count,
        "restrictTo": restrict_to,
        "neighbors": [[word, round(float(similarity), 7)] for word, similarity in found],
    }


pairs = [("king", "queen"), ("cat", "cat"), ("red", "the"), ("paris", "france"), ("worst", "best")]
lists = ["breakfast cheese dinner lunch", "king queen prince river", "cat dog bird", "red red green blue sea"]
print(json.dumps({
    "words": WORDS,
    "dimensions": DIMENSIONS,
    "matrix": [float(value) for value in matrix.flatten()],
    "raw": [float(value) for value in raw],
    "similarity": [[a, b, round(float(vectors.similarity(a, b)), 7)] for a, b in pairs],
    # A None among the positive terms stands for the raw vector.
    "mostSimilar": [
        most_similar(["king"]),
        most_similar(["king", "woman"], ["man"]),
        most_similar(["king", "woman"], ["man"], count=3, restrict_to=20),
        most_similar(["worst"], count=5, restrict_to=12),
        most_similar([], ["sea"], count=4),
        most_similar([None], count=6),
        most_similar([None, "paris"], ["france", "rome"], count=6),
        most_similar(["cat"], count=1000),
    ],
    "doesntMatch": [[line.split(), vectors.doesnt_match(line.split())] for line in lists],
}))
