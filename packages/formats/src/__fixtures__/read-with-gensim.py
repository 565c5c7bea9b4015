"""Reads each file that is named as word2vec's and prints what gensim holds of it as JSON: python3 read-with-gensim.py FILE...

A file is binary when its name says .bin. Rows are the hexadecimal of their float32s, little-endian.
"""
import json
import sys

from gensim.models import KeyedVectors

answers = []
for path in sys.argv[1:]:
    vectors = KeyedVectors.load_word2vec_format(path, binary='.bin' in path)
    rows = vectors.vectors.astype('<f4').tobytes().hex()
    answers.append({'words': vectors.index_to_key, 'bits': rows})
print(json.dumps(answers))
