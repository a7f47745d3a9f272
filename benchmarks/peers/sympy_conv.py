"""The benchmark's job in SymPy: expand, differentiate, and prove both gradients of an H x H input with a K x K filter.

usage: sympy_conv.py H K REPEATS

Written as well as SymPy allows: every output is differentiated term by term, by the symbols that occur in the term and by no
others; gradients are summed once, at the end; and sums of products of symbols are built in SymPy's canonical form, so that
comparing them needs no expansion. Prints the seconds of all repeats together, imports excluded.
"""

import sys
import time

from sympy import Add, Mul, Symbol
from sympy.core.cache import clear_cache


def symbols(name, extent):
    """A square array of symbols, as a dictionary from places to symbols."""
    return {(row, column): Symbol(f"{name}_{row}_{column}") for row in range(extent) for column in range(extent)}


def forward(x, f, outputs):
    """O[i,j] = sum over the taps of X[i+a, j+b] F[a,b]."""
    return {
        (i, j): Add(*(Mul(x[i + a, j + b], tap) for (a, b), tap in f.items()))
        for i in range(outputs)
        for j in range(outputs)
    }


def gradients(output, upstream, parameters):
    """The chain rule: dL/dv = sum over the outputs of dL/dO times dO/dv, for every parameter v."""
    summands = {symbol: [] for symbol in parameters}
    for place, polynomial in output.items():
        for term in Add.make_args(polynomial):
            for symbol in term.free_symbols:
                summands[symbol].append(Mul(upstream[place], term.diff(symbol)))
    return {symbol: Add(*terms) for symbol, terms in summands.items()}


def filter_form(x, upstream, place):
    """conv(X, dL/dO) at a place."""
    a, b = place
    return Add(*(Mul(g, x[i + a, j + b]) for (i, j), g in upstream.items()))


def input_form(f, upstream, taps, place):
    """full(rot180 F, dL/dO) at a place: entries of dL/dO outside its extent are 0."""
    m, q = place
    last = taps - 1
    products = []
    for a in range(taps):
        for b in range(taps):
            g = upstream.get((m + a - last, q + b - last))
            if g is not None:
                products.append(Mul(g, f[last - a, last - b]))
    return Add(*products)


def job(extent, taps):
    """True when every entry of both gradients equals its closed form."""
    x, f, upstream = symbols("x", extent), symbols("f", taps), symbols("g", extent - taps + 1)
    gradient = gradients(forward(x, f, extent - taps + 1), upstream, [*x.values(), *f.values()])
    return all(gradient[f[place]] == filter_form(x, upstream, place) for place in f) and all(
        gradient[x[place]] == input_form(f, upstream, taps, place) for place in x
    )


def main():
    extent, taps, repeats = (int(argument) for argument in sys.argv[1:4])
    seconds = 0.0
    proved = True
    for _ in range(repeats):
        # SymPy remembers results; every repeat has to do the work again.
        clear_cache()
        start = time.perf_counter()
        proved = job(extent, taps) and proved
        seconds += time.perf_counter() - start
    print(f"seconds={seconds:.6f} repeats={repeats} proved={'yes' if proved else 'no'}")


main()
