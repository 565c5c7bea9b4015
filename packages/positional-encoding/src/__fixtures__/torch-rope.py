"""Makes torch-rope.json: RoPE's float32 frequencies, cosines and sines as torch computes them, at positions up to 2^24.

The operations and their order are those of transformers' LlamaRotaryEmbedding. Run with torch 1.13.1 (Debian's python3-torch):

    /usr/bin/python3 torch-rope.py > torch-rope.json
"""
import json
import torch

HEAD_DIMENSIONS = 16
POSITIONS = [0, 1, 2, 100, 8191, 131071, 1000003, 2**23 + 1, 2**24 - 1, 2**24]


def inverse_frequencies(base, dimensions):
    return 1.0 / (base ** (torch.arange(0, dimensions, 2, dtype=torch.int64).float() / dimensions))


inverse = inverse_frequencies(10000.0, HEAD_DIMENSIONS)
angles = torch.tensor(POSITIONS).float()[:, None] @ inverse[None, :]
print(json.dumps({
    "torch": torch.__version__,
    "headDimensions": HEAD_DIMENSIONS,
    "positions": POSITIONS,
    "cosines": angles.cos().tolist(),
    "sines": angles.sin().tolist(),
    "frequencies": [
        {"base": base, "dimensions": dimensions, "values": inverse_frequencies(base, dimensions).tolist()}
        for base, dimensions in [(10000.0, 64), (500000.0, 128), (1000000.0, 64)]
    ],
}))
