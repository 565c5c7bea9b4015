"""run-with-gensim.py TASK: does a task of task.ts and prints its result as JSON."""
import hashlib
import json
import os
import sys
from time import perf_counter

import numpy
from gensim.models import KeyedVectors


def load(path):
    return KeyedVectors.load_word2vec_format(path, binary=path.endswith(".bin"))


def digest_of(vectors):
    digest = hashlib.sha256("".join(f"{word}\n" for word in vectors.index_to_key).encode())
    digest.update(numpy.ascontiguousarray(vectors.vectors, dtype="<f4"))
    return digest.hexdigest()


def top_10(vectors, count):
    words = vectors.index_to_key
    questions = [words[i * len(words) // count] for i in range(count)]
    first = perf_counter()
    vectors.most_similar(questions[0], topn=10)
    asking = perf_counter()
    single = [vectors.most_similar(word, topn=10) for word in questions]
    asked = perf_counter()
    return {
        "seconds": {"first": asking - first, "single": asked - asking},
        "single": [[(word, float(similarity)) for word, similarity in answers] for answers in single],
    }


def sync(path):
    """Waits until the file is on the disk, as ours does before it takes its name."""
    with open(path, "rb") as file:
        os.fsync(file.fileno())


def result_of(task):
    started = perf_counter()
    vectors = load(task["file"])
    loaded = perf_counter()
    if task["name"] == "load":
        return {"seconds": {"load": loaded - started}, "digest": digest_of(vectors)}
    if task["name"] == "save":
        vectors.save_word2vec_format(task["output"], binary=task["output"].endswith(".bin"))
        saved = perf_counter()
        sync(task["output"])
        return {"seconds": {"save": saved - loaded, "synced": perf_counter() - loaded}}
    return top_10(vectors, task["questions"])


print(json.dumps(result_of(json.loads(sys.argv[1]))))
