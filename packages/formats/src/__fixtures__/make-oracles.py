"""Makes the oracles of @firth/formats with gensim 4.2 and numpy 1.24: python3 make-oracles.py

gensim-odd-words.txt, .bin  the same vectors in both formats, written by gensim
gensim-odd-words.json       what gensim holds of them: words, and each row as the hexadecimal of its float32s, little-endian
numpy-shortest.json         [bits of a float32, numpy's shortest text of it]
"""
import json
import os

import numpy as np
from gensim.models import KeyedVectors

os.chdir(os.path.dirname(os.path.abspath(__file__)))
random = np.random.default_rng(42)

words = ['</s>', 'the', 'naïve', 'nai\u0308ve', '北京', '👩\u200d🚀', 'Straße', '-0.5', '1e3', 'nan', '#', '"quoted"', 'a_b',
         'zero\u200bwidth', 'nb\u00a0sp', '__proto__', 'ﬁ', 'Ωμέγα']
dimensions = 6
matrix = random.standard_normal((len(words), dimensions)).astype(np.float32)
matrix[0] = [0, -0.0, 1, -1, 0.1, 1 / 3]
matrix[1] = [1e-45, 1.1754944e-38, 3.4028235e38, -1e-7, 1e30, 16777217]
matrix[2] = [1e-5, 1e-4, 123456.7, 1e7, 1e9, 2**-12]
vectors = KeyedVectors(dimensions)
vectors.add_vectors(words, matrix)
vectors.save_word2vec_format('gensim-odd-words.txt', binary=False)
vectors.save_word2vec_format('gensim-odd-words.bin', binary=True)
with open('gensim-odd-words.json', 'w') as file:
    rows = [row.astype('<f4').tobytes().hex() for row in vectors.vectors]
    json.dump({'words': vectors.index_to_key, 'dimensions': dimensions, 'rows': rows}, file, ensure_ascii=False, indent=1)

with np.errstate(all='ignore'):
    bits = [exponent << 23 for exponent in range(1, 255)]  # the powers of two: their lower neighbor is nearer
    bits += [1, 2, 3, 0x7fffff, 0x800001, 0x7f7fffff]
    bits += random.integers(0, 0x7f800000, 400).tolist()
    bits += (random.standard_normal(400) * 0.3).astype(np.float32).view(np.int32).tolist()
    # Halves behind the last digit that is shown.
    bits += (random.integers(10**6, 10**8, 200) / 8).astype(np.float32).view(np.int32).tolist()
    texts = [repr(np.int32(each).view(np.float32)) for each in bits]
with open('numpy-shortest.json', 'w') as file:
    json.dump([[int(each), text] for each, text in zip(bits, texts)], file, separators=(',', ':'))
