"""The NumPy side of `cargo bench`: seconds of each work, one a line, as `name seconds`.

Arguments: the file of 209 drawn pictures. The number of threads is what OPENBLAS_NUM_THREADS says.
"""

import sys
import time

import numpy as np

import models
from fixtures import pictures


def best(repeats, work):
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


x, y = pictures(sys.argv[1])
x = np.ascontiguousarray(x)
print("cats", best(2, lambda: models.train_logistic(x, y)), flush=True)
flower, labels = models.flower()
print("shallow-4", best(3, lambda: models.train_shallow(flower, labels, 4, 10000)), flush=True)
print("shallow-50", best(3, lambda: models.train_shallow(flower, labels, 50, 5000)), flush=True)
p = models.initial(2, 50)
u, v = np.meshgrid(np.linspace(-4, 4, 400), np.linspace(-4, 4, 300))
grid = np.c_[u.ravel(), v.ravel()].T
print("boundary", best(5, lambda: models.predict(p, grid)), flush=True)
