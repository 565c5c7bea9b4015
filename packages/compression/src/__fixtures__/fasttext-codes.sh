#!/bin/sh
# Makes fasttext-codes.json with fastText 0.9.2 (Debian's package): the rows of a small supervised model, and what its quantizer makes of
# them with and without separate norms.
#   sh fasttext-codes.sh > fasttext-codes.json
set -e
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
awk 'BEGIN { for (i = 0; i < 3000; i++) print "__label__" i % 3, "w" int(i * 7919 % 260), "w" int(i * i % 257), "w" int(i / 12) }' \
  > "$folder/text"
fasttext supervised -input "$folder/text" -output "$folder/model" -dim 3 -thread 1 -epoch 3 -lr 0.5 -seed 7 -verbose 0 > /dev/null
fasttext quantize -input "$folder/text" -output "$folder/model" -verbose 0
mv "$folder/model.ftz" "$folder/plain.ftz"
fasttext quantize -input "$folder/text" -output "$folder/model" -qnorm -verbose 0
python3 - "$folder" <<'PYTHON'
import base64, json, struct, sys

def after_dictionary(data):
    """Offset behind the settings (64 bytes) and the dictionary."""
    size, _, _, _, kept = struct.unpack_from('<iiiqq', data, 64)
    at = 92
    for _ in range(size):
        at = data.index(0, at) + 10
    return at + 8 * max(kept, 0)

def text(data):
    return base64.b64encode(data).decode()

def quantized(path):
    data = open(path, 'rb').read()
    at = after_dictionary(data) + 1
    has_norms, rows, columns, codes = struct.unpack_from('<?qqi', data, at)
    at += 21
    parts = {'codes': text(data[at:at + codes])}
    at += codes + 16
    parts['centroids'] = text(data[at:at + 1024 * columns])
    at += 1024 * columns
    if has_norms:
        parts['normCodes'] = text(data[at:at + rows])
        at += rows + 16
        parts['norms'] = text(data[at:at + 1024])
    return parts

folder = sys.argv[1]
model = open(folder + '/model.bin', 'rb').read()
at = after_dictionary(model) + 1
rows, columns = struct.unpack_from('<qq', model, at)
data = text(model[at + 16:at + 16 + 4 * rows * columns])
json.dump({'rows': rows, 'columns': columns, 'data': data,
           'plain': quantized(folder + '/plain.ftz'), 'separateNorms': quantized(folder + '/model.ftz')}, sys.stdout, indent=1)
print()
PYTHON
