"""How fast tables of fixed margins are drawn, and that they are the same wherever that is.

    pip install --group benchmarks
    python tests/benchmarks/margins.py              # 9,999 tables of 50 sources x 80 units
    python tests/benchmarks/margins.py 999          # as many as you name

Against the same trades with Python's sets, two sources at a time, as the method was published;
both make five trades a source between two tables and ten times as many before the first. Expected
numbers and chances must agree within their error before any time is printed. Then the same
draws are made by two jobs of each back end that joblib can find: any byte that differs ends with
exit 1. CPU seconds are of this process; a back end with processes of its own has wall seconds
only. One thread for BLAS.
"""

import os
import sys
from contextlib import nullcontext
from importlib.util import find_spec
from random import Random
from time import perf_counter, process_time

# before NumPy is loaded: two threads that wait for each other burn ten times the CPU
os.environ |= dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")

import numpy as np

SOURCES, UNITS = 50, 80
ROW = "{:<22} {:>9} {:>9} {:>8}  {}"


def table():
    """Invent who has what: some units are everywhere, some sources have much."""
    chance = np.random.default_rng(1)
    units, sources = chance.beta(1, 3, UNITS), chance.normal(0, 0.7, (SOURCES, 1))
    return chance.random((SOURCES, UNITS)) < 1 / (1 + (1 / units - 1) * np.exp(-sources))


def ours(has, pairs, draws):
    from harmred.chance.margins import margins

    return np.array(margins(has, np.zeros(SOURCES, int), pairs, draws=draws, seed=1))


def plain_sets(has, pairs, draws):
    """Trade with sets; count what units share as we do, by a product."""
    chance, rows = Random(1), [set(np.flatnonzero(row).tolist()) for row in has]
    first = shared(rows, pairs)
    sums = np.zeros((3, len(first)))
    for draw in range(draws):
        for _ in range(5 * SOURCES * (1 if draw else 10)):
            trade(rows, *chance.sample(range(SOURCES), 2), chance)
        now = shared(rows, pairs)
        sums += now, now >= first, now <= first
    return np.array([sums[0] / draws, *((1 + each) / (1 + draws) for each in sums[1:])])


def trade(rows, one, other, chance):
    mine, theirs = rows[one], rows[other]
    both = mine & theirs
    heap = list(mine ^ theirs)
    chance.shuffle(heap)
    many = len(mine) - len(both)
    rows[one], rows[other] = both | set(heap[:many]), both | set(heap[many:])


def shared(rows, pairs):
    has = np.zeros((SOURCES, UNITS), np.float32)
    for row, there in enumerate(rows):
        has[row, list(there)] = 1
    return (has.T @ has)[pairs]


def agree(found, wanted, draws):
    """Say whether two runs agree within five standard errors of their difference."""
    p = (found[1:] + wanted[1:]) / 2
    near = np.abs(found[1:] - wanted[1:]) <= 5 * np.sqrt(2 * p * (1 - p) / draws) + 2 / draws
    # sources that two units share vary most where each is in half of them: a sixteenth of all
    error = np.sqrt(2 * SOURCES / 16 / draws)
    return near.all() and (np.abs(found[0] - wanted[0]) <= 5 * error).all()


def timed(run, *given):
    wall, cpu = perf_counter(), process_time()
    found = run(*given)
    return found, perf_counter() - wall, process_time() - cpu


def backends():
    """Name each back end, and what must be open for it."""
    yield "threading", nullcontext()
    yield "loky", nullcontext()
    if find_spec("distributed"):
        from distributed import Client

        yield "dask", Client(n_workers=2, threads_per_worker=1, dashboard_address=None)
    else:
        print("dask: not run, `distributed` is not installed")


def main(draws):
    """Compare values, then times; then each back end."""
    import joblib

    has, pairs = table(), np.triu_indices(UNITS, 1)
    found, wall, cpu = timed(ours, has, pairs, draws)
    theirs, *plain = timed(plain_sets, has, pairs, draws)
    if not agree(found, theirs, draws):
        sys.exit("the results differ, so no time is worth printing")
    print(f"{draws} tables of {SOURCES} x {UNITS}, {len(pairs[0])} pairs, agreeing within error")
    print(ROW.format("who", "CPU s", "wall s", "x CPU", ""))
    print(ROW.format("harmred, sequential", f"{cpu:.3g}", f"{wall:.3g}", 1, ""))
    said = [f"{each:.3g}" for each in (plain[1], plain[0], plain[1] / cpu)]
    print(ROW.format("plain sets", *said, ""))
    for name, opened in backends():
        with opened, joblib.parallel_config(backend=name, n_jobs=2):
            joblib.Parallel()(joblib.delayed(abs)(1) for _ in range(4))  # processes have begun
            again, wall, _ = timed(ours, has, pairs, draws)
        if again.tobytes() != found.tobytes():
            sys.exit(f"{name} gives another result")
        print(ROW.format(f"harmred, {name} x 2", "", f"{wall:.3g}", "", "same bytes"), flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 9999)
