"""Evaluates word vectors with gensim 4.2, with Debian's python3-gensim.

    python3 evaluate.py oracle > evaluate.json     small made-up vectors, questions and gensim's answers
    python3 evaluate.py run FOLDER                 answers for FOLDER's words.json, matrix.f32, pairs.txt and analogies.txt
    python3 evaluate.py correlations > correlations.json     scipy's correlations of small arrays
"""
import json
import sys
import tempfile
from pathlib import Path

import numpy as np
from gensim.models import KeyedVectors
from scipy import stats

SETTINGS = [
    {"restrictTo": restrict_to, "ignoreCase": ignore_case, "countUnknown": count_unknown}
    for restrict_to in (300_000, 40)
    for ignore_case in (True, False)
    for count_unknown in (False, True)
]


def evaluate(words, matrix, folder, settings):
    vectors = KeyedVectors(matrix.shape[1])
    vectors.add_vectors(words, matrix)
    answers = []
    for setting in settings:
        options = {
            "restrict_vocab": setting["restrictTo"],
            "case_insensitive": setting["ignoreCase"],
            "dummy4unknown": setting["countUnknown"],
        }
        pearson, spearman, unknown = vectors.evaluate_word_pairs(str(folder / "pairs.txt"), **options)
        score, sections = vectors.evaluate_word_analogies(str(folder / "analogies.txt"), **options)
        answers.append({
            **setting,
            "pearson": [float(value) for value in pearson],
            "spearman": [float(value) for value in spearman],
            "unknownPercent": float(unknown),
            "score": score,
            "sections": [[s["section"], len(s["correct"]), len(s["incorrect"])] for s in sections],
        })
    return answers


def oracle():
    random = np.random.default_rng(353)
    capitals = "Paris France Rome Italy London England Berlin Germany Tokyo Japan Athens Greece Oslo Norway".split()
    family = "king queen man woman boy girl father mother son daughter uncle aunt prince princess".split()
    # Another letter case of a word: only the first one counts where case is ignored.
    others = "paris PARIS King berlin the of and river bank money cash tiger cat jaguar car train plane water sea".split()
    words = [word for group in zip(capitals + family, others + others) for word in group]
    words = list(dict.fromkeys(words))
    dimensions = 8

    offsets = random.normal(size=(2, dimensions))
    vectors = {word: random.normal(size=dimensions) for word in words}
    for kind, pairs in enumerate((capitals, family)):
        for left, right in zip(pairs[::2], pairs[1::2]):
            vectors[right] = vectors[left] + offsets[kind] + random.normal(scale=0.35, size=dimensions)
    matrix = np.round([vectors[word] for word in words], 3)

    def questions(pairs, count):
        lines = []
        for _ in range(count):
            i, j = random.choice(len(pairs) // 2, 2, replace=False)
            lines.append(" ".join([*pairs[2 * i:2 * i + 2], *pairs[2 * j:2 * j + 2]]))
        return lines

    analogies = [
        ": capitals", *questions(capitals, 25), "Athens Greece Narnia Norway", "paris France Rome Italy",
        ": family ties", *questions(family, 25), "king queen man man", "King Queen MAN Woman", "king queen elf elfin",
        ": nothing known", "a b c d",
    ]
    pairs = ["# made up"]
    for _ in range(40):
        a, b = random.choice(words + ["narnia", "Tiger"], 2)
        pairs.append(f"{a}\t{b}\t{random.integers(0, 21) / 2}")
    pairs += ["tiger\ttiger\t10.0", "money\tcash\t9.15", "money\tcash\t9.08"]

    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        (folder / "pairs.txt").write_text("\n".join(pairs) + "\n")
        (folder / "analogies.txt").write_text("\n".join(analogies) + "\n")
        answers = evaluate(words, matrix.astype(np.float32), folder, SETTINGS)
    return {
        "words": words,
        "dimensions": dimensions,
        "matrix": [float(value) for value in matrix.flatten()],
        "pairs": "\n".join(pairs) + "\n",
        "analogies": "\n".join(analogies) + "\n",
        "answers": answers,
    }


def run(folder):
    words = json.loads((folder / "words.json").read_text())
    matrix = np.fromfile(folder / "matrix.f32", dtype=np.float32).reshape(len(words), -1)
    return evaluate(words, matrix, folder, json.loads((folder / "settings.json").read_text()))


def correlations():
    random = np.random.default_rng(1904)
    cases = [([1, 2], [3, 4]), ([1, 2, 3], [1, 3, 2]), ([1, 2, 3, 4], [2, 4, 6, 8.5]), ([1, 1, 2, 2, 3], [5, 4, 4, 1, 1])]
    for n, slope in ((10, 0.2), (30, -1), (70, 0.8), (120, 0.03), (150, 2)):
        x = np.round(random.normal(size=n), 1)
        cases.append((x.tolist(), np.round(slope * x + random.normal(size=n), 2).tolist()))
    return [
        {"x": x, "y": y, "pearson": list(map(float, stats.pearsonr(x, y))), "spearman": list(map(float, stats.spearmanr(x, y)))}
        for x, y in cases
    ]


mode = sys.argv[1]
made = {"oracle": oracle, "correlations": correlations}[mode]() if mode != "run" else run(Path(sys.argv[2]))
# scipy gives no p-value for the ranks of two points: NaN is no JSON.
print(json.dumps(made).replace("NaN", "null"))
