"""What gensim and word2phrase.c make of phrases.txt: python3 phrases.py WORD2PHRASE > phrases.json

gensim 4.2.0; WORD2PHRASE is the program that npm's word2vec 1.1.5 compiles (it takes 2 GB of memory). The text: the beginning of James Monroe's
annual message of 1823 in lower case, a clause a line; in the public domain.
"""
import json
import os
import subprocess
import sys
import tempfile

from gensim.models.phrases import ENGLISH_CONNECTOR_WORDS, Phrases
from gensim.models.word2vec import LineSentence

path = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'phrases.txt')
sentences = list(LineSentence(path))
settings = [
    {'scoring': 'gensim', 'threshold': 10, 'minCount': 2, 'connectorWords': []},
    {'scoring': 'gensim', 'threshold': 5, 'minCount': 2, 'connectorWords': sorted(ENGLISH_CONNECTOR_WORDS)},
    {'scoring': 'npmi', 'threshold': 0.5, 'minCount': 3, 'connectorWords': []},
    {'scoring': 'npmi', 'threshold': 0.6, 'minCount': 2, 'connectorWords': sorted(ENGLISH_CONNECTOR_WORDS)},
]


def two_passes(options):
    """The second pass has a delimiter of its own: with the same one, gensim's freeze() takes the words that the first joined for pairs."""
    passes = []
    text = sentences
    for delimiter in '_+':
        phrases = Phrases(
            text,
            scoring='default' if options['scoring'] == 'gensim' else options['scoring'],
            threshold=options['threshold'],
            min_count=options['minCount'],
            connector_words=frozenset(options['connectorWords']),
            delimiter=delimiter,
        )
        frozen = phrases.freeze()
        table = [
            {'text': phrase.replace('+', '_'), 'count': phrases.vocab[phrase], 'score': score}
            for phrase, score in frozen.phrasegrams.items()
        ]
        passes.append(sorted(table, key=lambda phrase: phrase['text']))
        text = [frozen[sentence] for sentence in text]
    return {**options, 'passes': passes, **joined([word.replace('+', '_') for sentence in text for word in sentence])}


def word2phrase(threshold, min_count):
    """On one line, since the program counts pairs over the ends of lines, but does not join them."""
    with tempfile.TemporaryDirectory() as folder:
        line, output = os.path.join(folder, 'line.txt'), os.path.join(folder, 'output.txt')
        with open(line, 'w') as file:
            file.write(' '.join(word for sentence in sentences for word in sentence) + '\n')
        flags = ['-threshold', str(threshold), '-min-count', str(min_count), '-debug', '0']
        subprocess.run([sys.argv[1], '-train', line, '-output', output, *flags], check=True, stdout=subprocess.DEVNULL)
        with open(output) as file:
            return {'threshold': threshold, 'minCount': min_count, **joined(file.read().split())}


def joined(words):
    return {'words': len(words), 'joined': ' '.join(word for word in words if '_' in word)}


print(json.dumps({
    'gensim': [two_passes(options) for options in settings],
    'word2phrase': [word2phrase(10, 2), word2phrase(100, 1)],
}))
