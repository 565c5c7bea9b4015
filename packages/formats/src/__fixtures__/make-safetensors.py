"""Writes numpy.safetensors, as the format's description has it, with numpy alone; or, given a file, prints its tensors as JSON.

    python3 make-safetensors.py            # makes the oracle beside this script
    python3 make-safetensors.py FILE       # {"metadata": {…}, "tensors": {"name": {"shape": […], "values": […]}}}
"""

import json
import pathlib
import struct
import sys

import numpy

TYPES = {"F64": "<f8", "F32": "<f4", "F16": "<f2", "I64": "<i8"}


def write(path, tensors, metadata):
    header, data = {"__metadata__": metadata}, b""
    for name, (dtype, array) in tensors.items():
        raw = array.tobytes()
        header[name] = {"dtype": dtype, "shape": list(array.shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def read(path):
    raw = pathlib.Path(path).read_bytes()
    (length,) = struct.unpack("<Q", raw[:8])
    assert length % 8 == 0, "the data is not aligned"
    header = json.loads(raw[8 : 8 + length])
    data = raw[8 + length :]
    metadata = header.pop("__metadata__", {})
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        array = numpy.frombuffer(data[begin:end], TYPES[entry["dtype"]]).reshape(entry["shape"])
        tensors[name] = {"shape": list(array.shape), "values": array.astype(float).ravel().tolist()}
    return {"metadata": metadata, "tensors": tensors}


if len(sys.argv) > 1:
    print(json.dumps(read(sys.argv[1])))
else:
    # Halves that only a right conversion gets: the smallest subnormal, the largest subnormal and normal, both zeros, infinity.
    halves = numpy.array([0x0001, 0x03FF, 0x0400, 0x7BFF, 0x8000, 0x3C01, 0xC000, 0x7C00], "<u2").view("<f2")
    singles = numpy.array([[1.5, -2.0, 3.25], [1e-40, 65536.0, -0.0]], "<f4")
    brain = (singles.view("<u4") >> 16).astype("<u2")
    write(
        pathlib.Path(__file__).with_name("numpy.safetensors"),
        {
            "halves": ("F16", halves),
            "singles": ("F32", singles),
            "brain": ("BF16", brain),
            "doubles": ("F64", numpy.array([0.1, 1e-300], "<f8")),
            "ids": ("I64", numpy.array([1, 2], "<i8")),
            "one": ("F32", numpy.array(7, "<f4")),
            "none": ("F32", numpy.zeros((2, 0), "<f4")),
        },
        {"made by": "numpy"},
    )
