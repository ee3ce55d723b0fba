"""The course's Python original in NumPy float64: logistic regression and the shallow network, as its notebooks have them.

Written after the formulas, with cost and accuracy kept where dl-core keeps them. What the numbers of dl-core are held against.
"""

import numpy as np


def sigmoid(z):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-z))


def cost_of(a, y):
    return float(-np.mean(y * np.log(a) + (1 - y) * np.log(1 - a)))


def accuracy(predictions, y):
    return float(100 - np.mean(np.abs(predictions - y)) * 100)


def logistic_step(w, b, x, y):
    """Forward, cost and backward of one iteration: (cost, dw, db)."""
    m = x.shape[1]
    a = sigmoid(np.dot(w.T, x) + b)
    cost = cost_of(a, y)
    return cost, np.dot(x, (a - y).T) / m, float(np.sum(a - y) / m)


def train_logistic(x, y, iterations=2000, learning_rate=0.005):
    w, b, costs = np.zeros((x.shape[0], 1)), 0.0, []
    for i in range(iterations):
        cost, dw, db = logistic_step(w, b, x, y)
        if i % 100 == 0:
            costs.append(cost)
        w = w - learning_rate * dw
        b = b - learning_rate * db
    return w, b, costs


def forward(p, x, hidden=np.tanh):
    z1 = np.dot(p["w1"], x) + p["b1"]
    a1 = hidden(z1)
    z2 = np.dot(p["w2"], a1) + p["b2"]
    return {"z1": z1, "a1": a1, "z2": z2, "a2": sigmoid(z2)}


def backward(p, cache, x, y, slope=lambda a: 1 - np.power(a, 2)):
    m = x.shape[1]
    dz2 = cache["a2"] - y
    dw2 = np.dot(dz2, cache["a1"].T) / m
    db2 = np.sum(dz2, axis=1, keepdims=True) / m
    dz1 = np.dot(p["w2"].T, dz2) * slope(cache["a1"])
    return {"w1": np.dot(dz1, x.T) / m, "b1": np.sum(dz1, axis=1, keepdims=True) / m, "w2": dw2, "b2": db2}


def relu(z):
    return np.maximum(z, 0)


def relu_slope(a):
    return (a > 0).astype(float)


def initial(n_x, n_h, seed=2):
    np.random.seed(seed)
    w1 = np.random.randn(n_h, n_x) * 0.01
    w2 = np.random.randn(1, n_h) * 0.01
    return {"w1": w1, "b1": np.zeros((n_h, 1)), "w2": w2, "b2": np.zeros((1, 1))}


def train_shallow(x, y, n_h, iterations, learning_rate=1.2):
    p, costs = initial(x.shape[0], n_h), []
    for i in range(iterations):
        cache = forward(p, x)
        cost = cost_of(cache["a2"], y)
        if i % 1000 == 0:
            costs.append(cost)
        gradients = backward(p, cache, x, y)
        p = {name: p[name] - learning_rate * gradients[name] for name in p}
    return p, costs


def predict(p, x):
    return (forward(p, x)["a2"] > 0.5).astype(float)


def flower():
    """The original's 400 points: (x, y)."""
    np.random.seed(1)
    m, a = 400, 4
    n = m // 2
    x, y = np.zeros((m, 2)), np.zeros((m, 1))
    for j in range(2):
        part = range(n * j, n * (j + 1))
        t = np.linspace(j * 3.12, (j + 1) * 3.12, n) + np.random.randn(n) * 0.2
        r = a * np.sin(4 * t) + np.random.randn(n) * 0.2
        x[part] = np.c_[r * np.sin(t), r * np.cos(t)]
        y[part] = j
    return x.T.copy(), y.T.copy()
