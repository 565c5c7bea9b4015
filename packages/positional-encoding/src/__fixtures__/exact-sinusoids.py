"""Makes exact-sinusoids.json: sines and cosines of p * 10000^(-2i/8) with 50 digits of mpmath, rounded to float64 at the end.

    /usr/bin/python3 exact-sinusoids.py > exact-sinusoids.json
"""
import json
from mpmath import cos, mp, mpf, sin

mp.dps = 50
DIMENSIONS = 8
POSITIONS = [1, 8191, 1000003, 2**24 - 1, 2**24]


def angles(position):
    return [position * mpf(10000) ** (-mpf(2 * i) / DIMENSIONS) for i in range(DIMENSIONS // 2)]


print(json.dumps({
    "dimensions": DIMENSIONS,
    "positions": POSITIONS,
    "sines": [[float(sin(angle)) for angle in angles(p)] for p in POSITIONS],
    "cosines": [[float(cos(angle)) for angle in angles(p)] for p in POSITIONS],
}))
