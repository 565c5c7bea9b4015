#!/bin/sh
# Makes the models and answers.json of this folder with fastText 0.9.2 (Debian's package) from lines.txt.
#   sh classifiers.sh
set -e
cd "$(dirname "$0")"

train() { # NAME OPTION…
  name=$1
  shift
  fasttext supervised -input lines.txt -output "$name" -dim 2 -thread 1 -epoch 20 -lr 0.8 -seed 5 -verbose 0 "$@" > /dev/null
  rm -f "$name.vec"
}
quantize() { # NAME MODEL OPTION…
  name=$1
  cp "$2.bin" "$name.bin"
  shift 2
  fasttext quantize -input lines.txt -output "$name" -verbose 0 "$@" > /dev/null
  rm "$name.bin"
}

train softmax
train pairs -wordNgrams 2 -bucket 260 -minn 2 -maxn 3 -minCount 2
train one-vs-all -loss ova
train hierarchical -loss hs
train negatives -loss ns
quantize quantized pairs
quantize pruned pairs -cutoff 270 -qnorm

python3 - <<'PYTHON'
import json, subprocess

def run(*words):
    return subprocess.run(['fasttext', *words], check=True, capture_output=True, text=True).stdout

def predictions(model, *options):
    return [dict(zip(line.split()[::2], map(float, line.split()[1::2])))
            for line in run('predict-prob', model, 'lines.txt', *options).splitlines()[:lines_asked]]

lines_asked = 24
answers = {}
for model in ['softmax.bin', 'pairs.bin', 'one-vs-all.bin', 'hierarchical.bin', 'negatives.bin', 'quantized.ftz', 'pruned.ftz']:
    answers[model] = {
        'all': predictions(model, '-1'),
        'likely': predictions(model, '3', '0.2'),
        'test': run('test-label', model, 'lines.txt', '2').splitlines(),
    }
json.dump(answers, open('answers.json', 'w'), separators=(',', ':'))
PYTHON
