"""How fast co-occurrence is counted, against what one would use instead: ratios of one run.

    pip install --group benchmarks         # pip 25.1 or later; or: pip install duckdb polars pyena
    python tests/benchmarks/cooccurrence.py              # 5k, 50k and 500k codings
    python tests/benchmarks/cooccurrence.py 5k 5M        # the sizes you name

These libraries are not in requirements.lock: nothing else needs them. Each contender runs alone
in a process, with one thread (BLAS, DuckDB, Polars). Seconds are of processor time, the median
of 3 to 100 runs, and the first of them, which on a virtual machine may pay for memory that the
host has yet to give. MB is the peak above what was there once the data were loaded (Linux).
Each result is compared with ours, every cell that both tell, before its time is printed: a
difference ends with exit 1. "x" is how many times ours; the first line of a task is the counting
on arrays, and `whole hr.cooccur` what a user waits for: checks, roll-up, shares and all.
"""

import json
import math
import os
import re
import subprocess
import sys
import tempfile
from itertools import pairwise
from pathlib import Path
from statistics import median
from time import process_time

import numpy as np
from contenders import TASKS
from corpora import SIZES, corpus

MOST, ENOUGH, LONG = 100, 8, 60
"""Runs at most; seconds after which 3 runs are enough; seconds after which 1 is."""
ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "POLARS_MAX_THREADS")
NOT_RUN = {
    ("overlap", "pandas self-merge", "5M"): "500 million pairs to filter, some 43 GB",
    ("window", "pyena fit", "500k"): "ten times the turns of 50k, some 15 minutes a run",
    ("window", "harmred", "5M"): "nothing to compare with",
    ("window", "pyena fit", "5M"): "a hundred times the turns of 50k",
    ("window", "whole hr.cooccur", "5M"): "nothing to compare with",
}
"""Why a contender is left out at a size."""
TARGETS = {
    ("overlap", "pandas self-merge", "5k"): (40, 0),
    ("overlap", "pandas self-merge", "500k"): (50, 25),
    ("overlap", "DuckDB join", "500k"): (5, 0),
    ("overlap", "Polars join", "500k"): (5, 0),
    ("overlap", "sort alone", "500k"): (1 / 7, 0),
} | {
    (task, name, size): (ratio, 0)
    for task, name, ratio in [("source", "pandas.crosstab", 100), ("window", "pyena fit", 500)]
    for size in SIZES
}
"""At least so many times the seconds, and the memory, of harmred."""
STEEPEST = 1.2
"""Exponent of the growth of the seconds with the codings."""
ROW = "{:<13} {:>5}  {:<18} {:>9} {:>9} {:>7} {:>7} {:>6} {:>8}  {}"
HEADS = ("task", "size", "who", "CPU s", "first s", "MB", "x CPU", "x MB", "cells", "target")


def measure(task, name, size, folder):
    """Run one contender in this process; print seconds and megabytes, write its matrices."""
    run, tidy = TASKS[task][name](corpus(size))
    before, times, found = peak(forget=True), [], None
    while sum(times) < (LONG if len(times) < 3 else ENOUGH) and len(times) < MOST:
        found = None
        start = process_time()
        found = run()
        times.append(process_time() - start)
    print(json.dumps([median(times), times[0], peak() - before]))
    np.savez(Path(folder) / "found.npz", *tidy(found))


def peak(forget=False):
    """Return the largest memory of this process so far, in MB, after forgetting it if asked."""
    if not Path("/proc/self/clear_refs").exists():
        return math.nan  # not Linux
    if forget:
        Path("/proc/self/clear_refs").write_text("5")
    return int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1]) / 1024


def alone(task, name, size, folder):
    """Measure a contender in a process of its own; return seconds, first, megabytes, matrices."""
    done = subprocess.run(
        [sys.executable, __file__, "--measure", task, name, size, folder],
        env=os.environ | dict.fromkeys(ONE_THREAD, "1"),
        stdout=subprocess.PIPE,
        check=True,
    )
    with np.load(folder / "found.npz") as file:
        return *json.loads(done.stdout), list(file.values())


def cells(ours, theirs):
    """Count the cells that both tell; end here if one of them differs."""
    told = [~(np.isnan(one) | np.isnan(other)) for one, other in zip(ours, theirs, strict=False)]
    for one, other, both in zip(ours, theirs, told, strict=False):
        if (one[both] != other[both]).any():
            sys.exit("the results differ, so no time is worth printing")
    return sum(int(both.sum()) for both in told)


def compare(task, size, folder):
    """Print one line per contender; return the seconds of harmred."""
    ours = None
    for name in TASKS[task]:
        if reason := NOT_RUN.get((task, name, size)):
            print(f"{task:<13} {size:>5}  {name:<18} not run: {reason}", flush=True)
            continue
        seconds, first, memory, found = alone(task, name, size, folder)
        ours = ours or (seconds, max(memory, 1), found)
        times, space = seconds / ours[0], memory / ours[1]
        figures = [f"{each:.4g}" for each in (seconds, first)]
        figures += [f"{each:.3g}" for each in (memory, times, space)]
        told = verdict(TARGETS.get((task, name, size)), times, space)
        line = ROW.format(task, size, name, *figures, cells(ours[2], found), told)
        print(line.rstrip(), flush=True)
    return ours and ours[0]


def verdict(target, times, space):
    if target is None:
        return ""
    least, spared = target
    met = times >= least and space >= spared
    said = f"CPU >= {least:.3g}" + f", memory >= {spared}" * (spared > 0)
    return f"{said}: {'met' if met else 'MISSED'}"


def growth(seconds):
    """Print how the seconds of harmred grow from each size to the next, and over all."""
    sizes = list(seconds)
    for small, large in dict.fromkeys([*pairwise(sizes), (sizes[0], sizes[-1])]):
        if small != large:
            more = SIZES[large][0] / SIZES[small][0]
            steep = math.log(seconds[large] / seconds[small], more)
            met = "met" if steep <= STEEPEST else "MISSED"
            print(f"overlap, {small} to {large}: exponent {steep:.2f}, <= {STEEPEST}: {met}")


def main(sizes):
    """Measure every task at the sizes named."""
    print(ROW.format(*HEADS))
    seconds = {}
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes or ("5k", "50k", "500k"):
            for task in TASKS:
                ours = compare(task, size, Path(folder))
                if task == "overlap":
                    seconds[size] = ours
    growth(seconds)


if __name__ == "__main__":
    if "--measure" in sys.argv:
        measure(*sys.argv[2:])
    else:
        main(sys.argv[1:])
