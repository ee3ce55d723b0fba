"""How far exp, tanh, ln and ln_1p of dl-core are from the exact values, in units in the last place (ulp).

Reads from standard input what the example `values` of dl-core writes: for each value the function's number, x and the result.
"""

import math
import struct
import sys

import mpmath

mpmath.mp.prec = 120
FUNCTIONS = [("exp", mpmath.exp), ("tanh", mpmath.tanh), ("ln", mpmath.log), ("ln_1p", lambda x: mpmath.log1p(x))]
worst = {name: (0.0, 0.0, 0) for name, _ in FUNCTIONS}
data = sys.stdin.buffer.read()
for which, x, result in struct.iter_unpack("<Qdd", data):
    name, function = FUNCTIONS[which]
    exact = function(mpmath.mpf(x))
    off = float(abs(exact - result) / math.ulp(float(exact)))
    far, where, count = worst[name]
    worst[name] = (off, x, count + 1) if off > far else (far, where, count + 1)
for name, (far, where, count) in worst.items():
    print(f"{name:6} {count:8} values   largest error {far:.3f} ulp, at {where!r}")
