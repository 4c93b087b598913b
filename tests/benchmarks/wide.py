"""How fast sheets are read: a wide table of turns, and segments that are looked for in texts.

    python tests/benchmarks/wide.py          # 200,000 turns × 20 codes; 50,000 segments, 500 texts
    python tests/benchmarks/wide.py 20000    # a tenth of either

Each is written to a folder that goes again, and read in this process, in which pandas is loaded.
Seconds are those of a clock, the median of three runs; MB is the peak above what was there. `x`
is how many times the seconds that pandas alone takes to cut the file into cells. Every mark is
compared with what was written: a difference ends with exit 1, as does a target that is missed.
"""

import resource
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

import numpy as np
import pandas as pd

from harmred.readers import sheets

TURNS, CODES, TEXTS = 200_000, 20, 500
TARGETS = {"wide": 5.0, "long": 8.0}
"""Seconds at most, at full size, on one processor of 2024."""
ROW = "{:<6} {:>9} {:>8} {:>6} {:>6}  {}"


def wide(folder, many):
    """Write a table of turns; return its path, and how to tell that all of it was read."""
    marks = np.random.default_rng(1).random((many, CODES)) < 0.1
    table = pd.DataFrame(marks.astype(int), columns=[f"code_{n}" for n in range(CODES)])
    table.insert(0, "dialogue", [f"D{n // 50:05}" for n in range(many)])
    table.insert(1, "utterance", [f"what was said at {n}" for n in range(many)])
    path = folder / "wide.csv"
    table.to_csv(path, index=False)

    def same(study):
        row, column = np.nonzero(marks)
        found = study.segments
        codes = found["code"].str.removeprefix("code_").astype(int)
        words = study.turns.set_index(["source", "start"])["turn"]
        turn = words.reindex(pd.MultiIndex.from_frame(found[["source", "start"]])).to_numpy()
        sources = found["source"].str.removeprefix("D").astype(int).to_numpy()
        return (sources * 50 + turn - 1 == row).all() and (codes.to_numpy() == column).all()

    return path, same


def long(folder, many):
    """Write texts of 50,000 characters and segments of them; return the same two things."""
    draw = np.random.default_rng(2)
    words = np.array([f"w{n}" for n in range(5_000)])
    (folder / "texts").mkdir()
    texts = {f"I{n:03}": " ".join(draw.choice(words, 9_000)) for n in range(TEXTS)}
    for name, text in texts.items():
        (folder / "texts" / f"{name}.txt").write_text(text, "utf-8")
    rows = []
    for number in draw.integers(TEXTS, size=many):
        start, length = draw.integers(40_000), draw.integers(40, 200)
        name = f"I{number:03}"
        words = texts[name][start : start + length]
        rows.append((name, f"theme > code {start % 60}", words, start + words[0].isspace()))
    table = pd.DataFrame(rows, columns=["Document name", "Code", "Segment", "at"])
    path = folder / "long.csv"
    table.drop(columns="at").to_csv(path, index=False)
    return path, lambda study: (study.segments["start"].array == table["at"].array).all()


def peak():
    """Return the most memory that this process ever had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def timed(run, times=3):
    """Return the median of some runs, and what the last returned."""
    taken = []
    for _ in range(times):
        start = perf_counter()
        result = run()
        taken.append(perf_counter() - start)
    return median(taken), result


def main(share):
    """Print a line for each; return whether all is as it should be."""
    sound = True
    print(ROW.format("what", "rows", "s", "x", "MB", ""))
    for name, write, all_of_them in (("wide", wide, TURNS), ("long", long, TURNS // 4)):
        with tempfile.TemporaryDirectory() as folder:
            many = int(all_of_them * share)
            path, same = write(Path(folder), many)
            cut, _ = timed(lambda path=path: pd.read_csv(path, dtype="str"))
            before = peak()
            seconds, study = timed(lambda path=path: sheets.read(path))
        wrong = ["marks differ"] * (not same(study))
        wrong += [f"more than {TARGETS[name]} s"] * (seconds > max(TARGETS[name] * share, 1))
        sound &= not wrong
        cells = f"{many:,}", f"{seconds:.2f}", f"{seconds / cut:.1f}", f"{peak() - before:.0f}"
        print(ROW.format(name, *cells, "; ".join(wrong) or "as written"))
    return sound


if __name__ == "__main__":
    sys.exit(not main(int(sys.argv[1]) / TURNS if len(sys.argv) > 1 else 1))
