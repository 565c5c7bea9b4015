"""train-with-gensim.py TEXT OUTPUT SETTINGS: trains gensim's FastText, or Word2Vec where the settings have no buckets, in its fastest way, and
prints a line of JSON about it.

The fastest way is `corpus_file`: its compiled code then reads the text as well, without a Python object for any word. Timed is `.train()`
alone; `build_vocab`, which also makes the model, is not.
"""
import json
import sys
from time import perf_counter

from gensim.models import FastText, Word2Vec

text, output, settings = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])

if "buckets" in settings:
    kind = FastText
    own = {
        "negative": settings["negatives"],
        "min_n": settings["minGram"],
        "max_n": settings["maxGram"],
        "bucket": settings["buckets"],
    }
else:
    kind = Word2Vec
    sampling = settings["loss"] == "negative-sampling"
    own = {
        "hs": not sampling,
        "negative": settings["negatives"] if sampling else 0,
        "min_alpha": settings["minLearningRate"],
    }
model = kind(
    sg=settings["architecture"] == "skip-gram",
    vector_size=settings["dimensions"],
    window=settings["window"],
    min_count=settings["minCount"],
    sample=settings["subsample"],
    alpha=settings["learningRate"],
    seed=settings["seed"],
    workers=settings["threads"],
    epochs=settings["epochs"],
    **own,
)
reading = perf_counter()
model.build_vocab(corpus_file=text)
training = perf_counter()
model.train(
    corpus_file=text,
    total_examples=model.corpus_count,
    total_words=model.corpus_total_words,
    epochs=model.epochs,
)
trained = perf_counter()
model.wv.save_word2vec_format(output, binary=True)

print(json.dumps({
    "seconds": trained - training,
    "words": model.corpus_total_words,
    "details": {"vocabulary": len(model.wv), "vocabularySeconds": training - reading},
}))
