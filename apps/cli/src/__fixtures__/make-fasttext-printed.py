"""Writes down what fastText's program prints of the models of @firth/fasttext, as it stands.

Run with Debian's fasttext 0.9.2 installed: python3 make-fasttext-printed.py
"""
import json
import subprocess
from pathlib import Path

HERE = Path(__file__).parent
MODELS = HERE.parents[3] / "packages/fasttext/src"
WORDS = "ship ships\n  größe\t日本 </s>\n\nseashore a -"
LINES = "the sea ship\n\n  unseen words\tseashore \n__label__1990 and visit your children unseen\nlast line\n"


def printed(command, model, *words, text=""):
    arguments = [command, str(MODELS / model), *words]
    run = subprocess.run(["fasttext", *arguments], input=text, capture_output=True, text=True, check=True)
    return {"command": command, "model": model, "words": words, "input": text, "output": run.stdout}


answers = [
    printed("print-word-vectors", "__fixtures__/skipgram-ns.bin", text=WORDS),
    printed("print-word-vectors", "__fixtures__/cbow-hs.bin", text=WORDS + "\n"),
    printed("print-sentence-vectors", "__fixtures__/skipgram-ns.bin", text=LINES),
    printed("print-ngrams", "__fixtures__/skipgram-ns.bin", "ships"),
    printed("print-ngrams", "__fixtures__/cbow-hs.bin", "größe"),
    printed("print-word-vectors", "supervised/__fixtures__/softmax.bin", text=WORDS),
    printed("print-word-vectors", "supervised/__fixtures__/pruned.ftz", text=WORDS),
    printed("print-sentence-vectors", "supervised/__fixtures__/pairs.bin", text=LINES),
    printed("print-sentence-vectors", "supervised/__fixtures__/quantized.ftz", text=LINES),
]
(HERE / "fasttext-printed.json").write_text(json.dumps(answers, ensure_ascii=False, indent=1) + "\n")
