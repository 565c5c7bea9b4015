"""evaluate-with-gensim.py VECTORS WS353 SIMLEX ANALOGIES RESTRICTION: prints the figures of figures.ts as JSON."""
import json
import sys

from gensim.models import KeyedVectors

vectors_path, ws353, simlex, analogies, restriction = sys.argv[1:]
restriction = int(restriction)
vectors = KeyedVectors.load_word2vec_format(vectors_path, binary=True)

figures = {}
for name, path in (("ws353", ws353), ("simlex", simlex)):
    pearson, spearman, unknown_percent = vectors.evaluate_word_pairs(path, restrict_vocab=restriction)
    with open(path, encoding="utf-8") as lines:
        pairs = sum(1 for line in lines if line.strip())
    figures[f"{name}.spearman"] = spearman[0]
    figures[f"{name}.pearson"] = pearson[0]
    figures[f"{name}.unknown"] = round(unknown_percent * pairs / 100)

accuracy, sections = vectors.evaluate_word_analogies(analogies, restrict_vocab=restriction)
figures["analogies.accuracy"] = accuracy
for section in sections:
    if section["section"] == "Total accuracy":
        continue
    figures[f"analogies.{section['section']}.correct"] = len(section["correct"])
    figures[f"analogies.{section['section']}.incorrect"] = len(section["incorrect"])

print(json.dumps({name: float(value) for name, value in figures.items()}))
