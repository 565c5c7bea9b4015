"""Trains small models with fastText's own program and writes down what it and gensim answer of them.

Run with Debian's fasttext 0.9.2 and gensim 4.2 installed: python3 make-models.py
"""
import json
import subprocess
from pathlib import Path

from gensim.models.fasttext import load_facebook_vectors

HERE = Path(__file__).parent
TEXT = HERE / "text.txt"
KNOWN = ["sea", "ship", "größe", "</s>", "日本語"]
UNKNOWN = ["ships", "größen", "日本", "a", "seashore"]
NEIGHBORS = ["ship", "shipping"]
SENTENCES = ["the sea ship", "unseen words seashore", ""]

TEXT.write_text(
    "the ship left the sea and the harbor\nthe bread is in the oven\ndie größe der see und das schiff\n"
    "日本語 の 言葉 と 海\nin the oven the dough the bread\nthe sea the sea ship harbor ship\n" * 4
)


def fasttext(*arguments, text=""):
    return subprocess.run(["fasttext", *map(str, arguments)], input=text, capture_output=True, text=True, check=True).stdout


def numbers(line):
    return [float(number) for number in line.split()]


def vectors(output):
    return {line.split(" ", 1)[0]: numbers(line.split(" ", 1)[1]) for line in output.splitlines() if line}


# gensim gives "</s>" n-grams, which fastText does not.
answers = {}
for command in ["skipgram", "cbow"]:
    for loss in ["ns", "hs", "softmax"]:
        name = f"{command}-{loss}"
        options = "-dim 5 -bucket 40 -minCount 2 -epoch 20 -thread 1 -minn 2 -maxn 4 -lr 0.1 -t 0.01".split()
        fasttext(command, "-input", TEXT, "-output", HERE / name, "-loss", loss, *options)
        (HERE / f"{name}.vec").unlink()
        model = HERE / f"{name}.bin"
        gensim = load_facebook_vectors(str(model))
        nearest = fasttext("nn", model, 3, text="".join(f"{word}\n" for word in NEIGHBORS))
        pairs = [line.removeprefix("Query word? ").split() for line in nearest.splitlines()]
        pairs = [(word, float(similarity)) for word, similarity in (pair for pair in pairs if len(pair) == 2)]
        sentences = fasttext("print-sentence-vectors", model, text="".join(f"{sentence}\n" for sentence in SENTENCES))
        ngrams = fasttext("print-ngrams", model, "ships")
        answers[name] = {
            "words": gensim.index_to_key,
            "wordVectors": vectors(fasttext("print-word-vectors", model, text="\n".join(KNOWN + UNKNOWN))),
            "gensimVectors": {word: [float(x) for x in gensim[word]] for word in KNOWN + UNKNOWN if word != "</s>"},
            "neighbors": {word: pairs[3 * i : 3 * i + 3] for i, word in enumerate(NEIGHBORS)},
            "sentenceVectors": {s: numbers(line) for s, line in zip(SENTENCES, sentences.splitlines())},
            "ngrams": [[line.split()[0], numbers(line.split(" ", 1)[1])] for line in ngrams.splitlines()],
        }

(HERE / "answers.json").write_text(json.dumps(answers, ensure_ascii=False, indent=1) + "\n")
