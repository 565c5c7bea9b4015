"""What gensim makes of line-sentence.txt: python3 line-sentence.py > line-sentence.json (gensim 4.2.0).

The text: Lincoln's Gettysburg Address (1863, Bliss copy) and the beginning of Alice's Adventures in Wonderland (1865), both in the public
domain, with carriage returns, tabs, runs of spaces, a form feed and blank lines put in, and no newline at the end.
"""
import json
import os
import tempfile

from gensim.models import Word2Vec
from gensim.models.word2vec import LineSentence

folder = os.path.dirname(os.path.abspath(__file__))
path = os.path.join(folder, 'line-sentence.txt')
sentences = list(LineSentence(path))


def vocabulary(min_count):
    model = Word2Vec(min_count=min_count, vector_size=1)
    model.build_vocab(LineSentence(path))
    counts = {word: int(model.wv.get_vecattr(word, 'count')) for word in model.wv.index_to_key}
    kept = [[word for word in sentence if word in counts] for sentence in sentences]
    return {
        'minCount': min_count,
        'words': model.corpus_total_words,
        'counts': dict(sorted(counts.items())),
        'sentences': [sentence for sentence in kept if sentence],
    }


with tempfile.NamedTemporaryFile('w') as long_line:
    long_line.write('a ' * 25000 + '\nb b\n')
    long_line.flush()
    long_lengths = [len(sentence) for sentence in LineSentence(long_line.name)]

print(json.dumps({'vocabularies': [vocabulary(1), vocabulary(3)], 'longLengths': long_lengths}, ensure_ascii=False))
