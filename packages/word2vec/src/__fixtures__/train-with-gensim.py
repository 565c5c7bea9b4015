"""Trains with gensim 4.2 from given rows and writes how it moved them to gensim.json: /usr/bin/python3 train-with-gensim.py

Nothing is drawn: hierarchical softmax has no noise, windows are fixed, all words are kept. gensim reads the sigmoid from a coarse table, at 83
entries a unit where it made 83 1/3 (as word2vec.c does). So the same steps are taken a second time here, first with that table, to be sure
that they are gensim's, then with the sigmoid itself: that is what is written.
"""

import json
import random
from pathlib import Path

import numpy as np
from gensim.models import Word2Vec

DIMENSIONS, WINDOW, RATE = 8, 3, 1e-4
random.seed(5)

# Counts, and sums of them, that all differ, so that neither the order of words nor the Huffman tree is a matter of ties.
COUNTS = [2 * k + 3 + k * k // 5 for k in range(12)]
words = [f"w{k}" for k in range(12)]
bag = [word for k, word in enumerate(words) for _ in range(COUNTS[k])]
random.shuffle(bag)
sentences, at = [], 0
while at < len(bag):
    length = random.randint(2, 9)
    sentences.append(bag[at : at + length])
    at += length
sentences = [sentence for sentence in sentences if len(sentence) > 1]


def rows(count, seed):
    return np.random.default_rng(seed).uniform(-0.7, 0.7, (count, DIMENSIONS)).astype(np.float32)


# A row a word, the most frequent first, and a row an inner node of the tree, in the order in which they are made.
inputs, outputs = rows(len(words), 1), rows(len(words) - 1, 2)


def train(sg, cbow_mean):
    model = Word2Vec(
        vector_size=DIMENSIONS, window=WINDOW, min_count=1, sample=0, workers=1, hs=1, negative=0, sg=sg,
        cbow_mean=cbow_mean, shrink_windows=False,
    )
    model.build_vocab(sentences)
    model.wv.vectors[:], model.syn1[: len(outputs)] = inputs, outputs  # a row of syn1 is never used
    model.train(sentences, total_examples=len(sentences), epochs=1, start_alpha=RATE, end_alpha=RATE)
    gensims = np.concatenate([(model.wv.vectors - inputs).ravel(), (model.syn1[: len(outputs)] - outputs).ravel()])
    again = np.concatenate([rows.ravel() for rows in steps(model, sg, cbow_mean, tabled)])
    assert np.linalg.norm(again - gensims) < 2e-3 * np.linalg.norm(gensims)
    changes = steps(model, sg, cbow_mean, lambda x: x)
    return {"inputs": changes[0].ravel().tolist(), "outputs": changes[1].ravel().tolist()}


def tabled(x):
    """The number whose sigmoid gensim takes for that of x."""
    return (int((x + 6) * 83) / 1000 * 2 - 1) * 6


def steps(model, sg, cbow_mean, rounded):
    """How far the steps of gensim's word2vec_inner.pyx move the rows, in float64."""
    V, U = inputs.astype(np.float64), outputs.astype(np.float64)
    for sentence in sentences:
        ids = [model.wv.key_to_index[word] for word in sentence]
        for i, center in enumerate(sentence):
            neighbors = ids[max(0, i - WINDOW) : i] + ids[i + 1 : i + 1 + WINDOW]
            path = list(zip(model.wv.get_vecattr(center, "point"), model.wv.get_vecattr(center, "code")))
            for group in [[n] for n in neighbors] if sg else [neighbors]:
                h = V[group].sum(axis=0) / (len(group) if cbow_mean else 1)
                gain = np.zeros(DIMENSIONS)
                for node, bit in path:
                    g = RATE * (1 - bit - 1 / (1 + np.exp(-rounded(h @ U[node]))))
                    gain += g * U[node]
                    U[node] += g * h
                for n in group:
                    V[n] += gain / (1 if cbow_mean else len(group))
    return V - inputs, U - outputs


def vocabulary(**limits):
    model = Word2Vec(vector_size=2, sample=0, **limits)
    model.build_vocab(sentences)
    return model.wv.index_to_key


def noise(exponent):
    """The part of the noise that each word is, from gensim's table of sums."""
    model = Word2Vec(vector_size=2, min_count=1, negative=5, ns_exponent=exponent)
    model.build_vocab(sentences)
    parts = np.diff(model.cum_table, prepend=0) / model.cum_table[-1]
    return dict(zip(model.wv.index_to_key, parts.tolist()))


answer = {
    "sentences": sentences,
    "start": {"inputs": inputs.ravel().tolist(), "outputs": outputs.ravel().tolist()},
    "settings": {"dimensions": DIMENSIONS, "window": WINDOW, "learningRate": RATE},
    "changes": {
        "skip-gram": train(1, 1),
        "cbow of the mean": train(0, 1),
        "cbow of the sum": train(0, 0),
    },
    "vocabularies": {
        "minCount 10": vocabulary(min_count=10),
        "maxVocabularySize 5": vocabulary(min_count=1, max_final_vocab=5),
    },
    "noise": {str(exponent): noise(exponent) for exponent in [0.75, 1, 0, -0.5]},
}
Path(__file__).with_name("gensim.json").write_text(json.dumps(answer) + "\n")
