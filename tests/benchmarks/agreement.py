"""How fast alpha is on lengths between the ends of passages, against single characters.

    pip install krippendorff                        # GPL: to measure against, never a dependency
    python tests/benchmarks/agreement.py            # one code, 20 interviews of two hours
    python tests/benchmarks/agreement.py 5          # as many interviews as you name

Three coders, one code, whole texts. The package `krippendorff` gets what it asks for, a value for
each coder and character; making that array is measured apart. Values must be equal to 1e-9 before
any time is printed. CPU seconds, the least of several runs; one thread for BLAS.
"""

import os
import sys
from time import process_time

# before NumPy is loaded: two threads that wait for each other burn ten times the CPU
os.environ |= dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")

import numpy as np

LONG, CODERS, PASSAGES, TARGET = 100_000, 3, 30, 500
"""Characters of a text, coders, passages that each marks in it; times faster, at least."""
ROW = "{:<42} {:>10} {:>8}"


def marks(sources):
    """Invent passages: coders mark the same places, with other ends, and miss some."""
    draw = np.random.default_rng(1)
    shape = sources, CODERS, PASSAGES
    start = draw.integers(0, LONG - 2_000, (sources, 1, PASSAGES)) + draw.integers(0, 200, shape)
    end = start + draw.integers(100, 1_500, shape)
    kept = draw.random(shape) < 0.8
    source, coder, _ = np.indices(shape)
    return [part[kept] for part in (source, coder, start, end)]


def ours(spans, sources):
    from harmred.agreement.characters import lengths
    from harmred.agreement.coefficients import alpha

    whole = np.full(sources, LONG), np.full(sources, CODERS)
    return float(alpha(lengths(*spans, *whole).coincidences))


def characters(spans, sources):
    """Return who marked which character, coders by characters of all texts."""
    found = np.zeros((CODERS, sources * LONG), np.int8)
    for source, coder, start, end in zip(*spans, strict=True):
        found[coder, source * LONG + start : source * LONG + end] = 1
    return found


def theirs(found):
    from krippendorff import alpha

    return float(alpha(found, level_of_measurement="nominal", value_domain=[0, 1]))


def timed(run, *given, times):
    """Return what comes out, and the least CPU seconds of several runs."""
    found, least = run(*given), np.inf  # libraries are loaded
    for _ in range(times):
        begun = process_time()
        found = run(*given)
        least = min(least, process_time() - begun)
    return found, least


def main(sources):
    """Compare values, then times."""
    spans = marks(sources)
    value, mine = timed(ours, spans, sources, times=50)
    single, made = timed(characters, spans, sources, times=3)
    wanted, other = timed(theirs, single, times=3)
    if abs(value - wanted) > 1e-9:
        sys.exit(f"the results differ ({value}, {wanted}), so no time is worth printing")
    print(f"{len(spans[0])} passages, {single.shape[1]:,} characters, {CODERS} coders: {value:.9f}")
    print(ROW.format("who", "CPU s", "x"))
    rows = {"harmred, lengths": mine, "krippendorff, on an array of characters": other}
    for name, long in (rows | {"the same with making the array": other + made}).items():
        print(ROW.format(name, f"{long:.3g}", f"{long / mine:.0f}"))
    print(f"{TARGET} times or more: {'yes' if other / mine >= TARGET else 'no'}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 20)
