"""The coefficients of dl-core/src/math.rs, computed with 50 digits.

exp: (e^r - 1 - r) / r^2 on |r| <= ln 2 / 2 by the polynomial of least largest error (Remez exchange).
tanh: (tanh(x) / x - 1) / x^2 on |x| <= 1, as a function of x^2, by a quotient of polynomials through Chebyshev's points.
"""

from mpmath import cos, exp, log, lu_solve, matrix, mp, mpf, nstr, pi, sqrt, tanh

mp.dps = 50


def chebyshev(low, high, count):
    return [(low + high) / 2 + (high - low) / 2 * cos(pi * (2 * i + 1) / (2 * count)) for i in range(count)]


def value(coefficients, x):
    return sum(c * x**j for j, c in enumerate(coefficients))


def remez(f, weight, low, high, degree):
    """The polynomial whose weighted error reaches its largest size, with alternating signs, at degree + 2 places."""
    places, count = sorted(chebyshev(low, high, degree + 2)), degree + 2
    grid = [low + (high - low) * mpf(i) / 2000 for i in range(2001)]
    for _ in range(12):
        a, b = matrix(count, count), matrix(count, 1)
        for i, x in enumerate(places):
            for j in range(degree + 1):
                a[i, j] = x**j
            a[i, degree + 1] = (-1) ** i / weight(x)
            b[i] = f(x)
        solution = lu_solve(a, b)
        coefficients = [solution[j] for j in range(degree + 1)]
        errors = [weight(x) * (f(x) - value(coefficients, x)) for x in grid]
        starts = [0] + [i for i in range(1, len(grid)) if (errors[i] > 0) != (errors[i - 1] > 0)] + [len(grid)]
        extremes = [grid[max(range(s, e), key=lambda k: abs(errors[k]))] for s, e in zip(starts, starts[1:])]
        if len(extremes) < count:
            break
        places = extremes[:count]
    return coefficients, max(abs(e) for e in errors)


def quotient(f, low, high, p, q):
    places = chebyshev(low, high, p + q + 1)
    a, b = matrix(p + q + 1, p + q + 1), matrix(p + q + 1, 1)
    for i, x in enumerate(places):
        for j in range(p + 1):
            a[i, j] = x**j
        for j in range(1, q + 1):
            a[i, p + j] = -f(x) * x**j
        b[i] = f(x)
    s = lu_solve(a, b)
    over, under = [s[j] for j in range(p + 1)], [mpf(1)] + [s[p + j] for j in range(1, q + 1)]
    grid = [low + (high - low) * mpf(i) / 400 for i in range(401)]
    return over, under, max(abs(x * (f(x) - value(over, x) / value(under, x))) for x in grid)


def exp_tail(r):
    return (exp(r) - 1 - r) / r**2 if abs(r) > mpf("1e-8") else mpf(1) / 2 + r / 6 + r * r / 24


def tanh_tail(z):
    return (tanh(sqrt(z)) / sqrt(z) - 1) / z if z > mpf("1e-12") else -mpf(1) / 3 + z * 2 / 15


half = log(mpf(2)) / 2 * mpf("1.0001")
polynomial, error = remez(exp_tail, lambda r: r * r + mpf("1e-12"), -half, half, 9)
print("exp  ", [float(c) for c in polynomial], "largest error", nstr(error, 3))
over, under, error = quotient(tanh_tail, mpf(0), mpf(1), 3, 3)
print("tanh ", [float(c) for c in over], [float(c) for c in under], "largest error", nstr(error, 3))
