"""Writes the files in gensim/ with gensim 4.2, and what gensim reads in them as gensim/oracle.json.

    python3 make-gensim.py
"""

import json
import os
import pathlib

import numpy
from gensim.models import FastText, KeyedVectors, Word2Vec

os.chdir(pathlib.Path(__file__).with_name("gensim"))


def save(what, path, **options):
    """Saves without the log of events, which names the machine."""
    what.lifecycle_events = None
    what.save(path, **options)


vectors = KeyedVectors(3)
vectors.add_vectors(["king", "naïve", "a b"], numpy.array([[1, 0, 2], [0.5, 1, -1], [3, 4, 5e-40]], "f4"))
for word, count in (("king", 7), ("naïve", 5), ("a b", 2)):
    vectors.set_vecattr(word, "count", count)
save(vectors, "inline.kv")
save(vectors, "protocol2.kv", pickle_protocol=2)
save(vectors, "beside.kv", separately=["vectors"])
model = Word2Vec([["a", "b", "c", "a"]] * 5, vector_size=4, min_count=1, epochs=1, seed=1)
save(model, "inline.model")
save(model, "beside.model", sep_limit=1)
save(FastText([["a", "b", "a"]] * 5, vector_size=2, min_count=1, epochs=1, bucket=4).wv, "fasttext.kv")


def facts(kv):
    return {
        "words": kv.index_to_key,
        "counts": [int(kv.get_vecattr(word, "count")) for word in kv.index_to_key],
        "bits": kv.vectors.astype("<f4").tobytes().hex(),
    }


oracle = {name: facts(KeyedVectors.load(name)) for name in ("inline.kv", "protocol2.kv", "beside.kv")}
oracle |= {name: facts(Word2Vec.load(name).wv) for name in ("inline.model", "beside.model")}
pathlib.Path("oracle.json").write_text(json.dumps(oracle, ensure_ascii=False, indent=1) + "\n")
