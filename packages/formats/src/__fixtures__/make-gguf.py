"""Writes the files in gguf/ with numpy alone, after gguf.md and ggml-quants.c of ggml: one of each type, and the numbers in them.

    python3 make-gguf.py
"""

import json
import pathlib
import struct

import numpy

folder = pathlib.Path(__file__).with_name("gguf")
TOKENS = ["<unk>", "Ġking", "▁queen"]
table = numpy.random.default_rng(1).normal(size=(3, 32)).astype("<f4")


def text(string):
    raw = string.encode()
    return struct.pack("<Q", len(raw)) + raw


def q8_0(row):
    scale = numpy.float16(numpy.abs(row).max() / 127)
    codes = numpy.round(row / numpy.float32(scale)).astype("i1")
    return scale.tobytes() + codes.tobytes(), codes.astype("f4") * numpy.float32(scale)


def q4_0(row):
    scale = numpy.float16(row[numpy.abs(row).argmax()] / -8)
    codes = numpy.minimum(15, (row / numpy.float32(scale) + 8.5).astype("i1")).astype("u1")
    packed = codes[:16] | (codes[16:] << 4)
    return scale.tobytes() + packed.tobytes(), (codes.astype("f4") - 8) * numpy.float32(scale)


def f32(row):
    return row.tobytes(), row


def f16(row):
    halves = row.astype("<f2")
    return halves.tobytes(), halves.astype("f4")


def write(name, number, encode):
    rows = [encode(row) for row in table]
    header = b"GGUF" + struct.pack("<IQQ", 3, 1, 3)
    header += text("general.architecture") + struct.pack("<I", 8) + text("llama")
    header += text("llama.rope.freq_base") + struct.pack("<If", 6, 10000.0)
    header += text("tokenizer.ggml.tokens") + struct.pack("<IIQ", 9, 8, len(TOKENS)) + b"".join(map(text, TOKENS))
    header += text("token_embd.weight") + struct.pack("<IQQIQ", 2, 32, len(TOKENS), number, 0)
    header += bytes(-len(header) % 32)
    (folder / f"{name}.gguf").write_bytes(header + b"".join(raw for raw, _ in rows))
    return numpy.array([values for _, values in rows], "<f4").tobytes().hex()


oracle = {name: write(name, *how) for name, how in {"f32": (0, f32), "f16": (1, f16), "q4_0": (2, q4_0), "q8_0": (8, q8_0)}.items()}
(folder / "oracle.json").write_text(json.dumps({"tokens": TOKENS, "bits": oracle}, ensure_ascii=False, indent=1) + "\n")
