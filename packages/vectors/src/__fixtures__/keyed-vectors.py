"""Makes keyed-vectors.json: questions about small random vectors, as gensim 4.2's KeyedVectors answers them.

Run with Debian's python3-gensim: python3 keyed-vectors.py > keyed-vectors.json
"""
import json

import numpy as np
from gensim.models import KeyedVectors
from scipy.optimize import linprog
from scipy.spatial.distance import cdist

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


def rounded(values):
    return [round(float(value), 7) for value in values]


def weighted(positive, negative):
    """Weights in gensim are signed: -0.5 in `negative` is a weight of 0.5 here."""
    found = vectors.most_similar(positive, [(word, -weight) for word, weight in negative], topn=5)
    return {"positive": positive, "negative": negative, "neighbors": [[word, round(float(s), 7)] for word, s in found]}


def cosmul(positive, negative, count, restrict_to=None):
    found = vectors.most_similar_cosmul(positive, negative, topn=len(WORDS))
    # gensim takes restrict_vocab and does not use it.
    found = [(word, s) for word, s in found if restrict_to is None or WORDS.index(word) < restrict_to]
    return {
        "positive": positive,
        "negative": negative,
        "count": count,
        "restrictTo": restrict_to,
        "neighbors": [[word, round(float(s), 6)] for word, s in found[:count]],
    }


def mean(words, weights, pre_normalize, post_normalize):
    found = vectors.get_mean_vector(words, weights, pre_normalize, post_normalize)
    return {
        "words": words,
        "weights": weights,
        "preNormalize": pre_normalize,
        "postNormalize": post_normalize,
        "mean": rounded(found),
    }


def movers(first, second, normalize=True):
    """wmdistance with scipy's linear program in place of pyemd, which Debian has not."""
    first, second = first.split(), second.split()
    a, b = sorted(set(first)), sorted(set(second))
    costs = cdist(*([vectors.get_vector(word, norm=normalize).astype(float) for word in side] for side in (a, b)))
    supply = np.array([first.count(word) / len(first) for word in a])
    demand = np.array([second.count(word) / len(second) for word in b])
    leaving = np.kron(np.eye(len(a)), np.ones(len(b)))
    arriving = np.kron(np.ones(len(a)), np.eye(len(b)))
    plan = linprog(costs.ravel(), A_eq=np.vstack([leaving, arriving]), b_eq=np.concatenate([supply, demand]))
    relaxed = max(supply @ costs.min(axis=1), demand @ costs.min(axis=0))
    return {
        "first": first,
        "second": second,
        "normalize": normalize,
        "distance": round(float(plan.fun), 7),
        "relaxed": round(float(relaxed), 7),
    }


def random_document():
    return " ".join(random.choice(WORDS, size=random.integers(3, 25)))


counts = {word: int(count) for word, count in zip(WORDS, random.permutation(len(WORDS)))}


def by_frequency():
    sorted_vectors = KeyedVectors(DIMENSIONS)
    sorted_vectors.add_vectors(WORDS, matrix.astype(np.float32))
    for word, count in counts.items():
        sorted_vectors.set_vecattr(word, "count", count)
    sorted_vectors.sort_by_descending_frequency()
    return sorted_vectors.index_to_key


def merged(replace):
    first = KeyedVectors(2)
    first.add_vectors(["a", "b"], np.array([[1, 2], [3, 4]], dtype=np.float32))
    first.add_vectors(["b", "c"], np.array([[5, 6], [7, 8]], dtype=np.float32), replace=replace)
    return {"words": first.index_to_key, "matrix": [float(value) for value in first.vectors.flatten()]}


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
    "weighted": [
        weighted([("king", 1.0), ("woman", 2.5)], [("man", 0.5)]),
        weighted([("good", 1.5)], [("bad", 1.0)]),
    ],
    "cosmul": [
        cosmul(["king", "woman"], ["man"], 6),
        cosmul(["king"], [], 4),
        cosmul(["paris", "italy"], ["france", "cat"], 5, restrict_to=30),
    ],
    "distances": [
        ["king", None, rounded(vectors.distances("king"))],
        ["cat", ["dog", "cat", "the"], rounded(vectors.distances("cat", ["dog", "cat", "the"]))],
    ],
    "cosines": rounded(vectors.cosine_similarities(raw.astype(np.float32), vectors.vectors)),
    "closerThan": [[a, b, vectors.closer_than(a, b), vectors.rank(a, b)] for a, b in pairs if a != b],
    "mostSimilarToGiven": [
        [word, line.split(), vectors.most_similar_to_given(word, line.split())] for word, line in zip(WORDS[6:], lists)
    ],
    "nSimilarity": [
        [a.split(), b.split(), round(float(vectors.n_similarity(a.split(), b.split())), 7)]
        for a, b in zip(lists, lists[1:])
    ],
    "mean": [
        mean(["king", "queen", "cat"], weights, pre_normalize, post_normalize)
        for weights in (None, [1, 2, 0.5], [1, -1, 3])
        for pre_normalize in (True, False)
        for post_normalize in (True, False)
    ],
    "centrality": [
        [line.split(), use_norm, [[word, round(float(s), 6)] for s, word in vectors.rank_by_centrality(line.split(), use_norm)]]
        for line in lists[:3]
        for use_norm in (True, False)
    ],
    "relativeCosine": [
        [a, b, count, round(float(vectors.relative_cosine_similarity(a, b, count)), 6)] for a, b in pairs for count in (3, 10)
    ],
    "movers": [
        movers("the king in the river", "a queen in the sea"),
        movers("cat", "dog"),
        movers("cat cat dog", "dog dog cat", normalize=False),
        movers("cat dog", "cat dog"),
        *(movers(random_document(), random_document(), normalize) for normalize in (True, False) for _ in range(10)),
    ],
    "counts": [counts[word] for word in WORDS],
    "byFrequency": by_frequency(),
    "vectorsForAll": vectors.vectors_for_all(["dog", "elf", "cat", "dog"]).index_to_key,
    "normed": rounded(vectors.get_normed_vectors()[WORDS.index("queen")]),
    "merged": {"kept": merged(False), "replaced": merged(True)},
    "publicNames": [name for name in dir(KeyedVectors) if not name.startswith("_")],
}))
