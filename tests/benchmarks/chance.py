"""How fast exact chances are, against drawing them: ratios of one run.

    python tests/benchmarks/chance.py               # rotations of turns, of characters
    python tests/benchmarks/chance.py 999           # against so many draws instead of 4,999

The first task is every pair of codes of the bundled study on turns. Against it stand two Monte
Carlos of the same pairs in plain NumPy, in which a draw turns every code's marks in every block
by a random shift: one draw at a time, all blocks at once, as one would write it; and, to be fair
to the idea, block by block, a hundred draws at once. Marks are laid out beforehand and not
measured. Expected numbers and chances must lie within their error of the exact ones before any
time is printed. The second task is every pair on characters in 5,000 codings. CPU seconds, the
median of three runs for ours, one thread for BLAS.
"""

import os
import sys
from statistics import median
from time import process_time

# before NumPy is loaded: two threads that wait for each other burn ten times the CPU
os.environ |= dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")

import numpy as np
import pandas as pd
from corpora import corpus, study

import harmred as hr
from harmred.analysis.mentions import marked
from harmred.chance.cells import turns_of
from harmred.chance.pairs import compare
from harmred.elicited import touched

AT_ONCE = 100
"""Draws side by side: more leave the cache, fewer leave NumPy idle."""
TARGETS = {"turns": 1, "faster": 100, "characters": 20}
"""CPU seconds at most; at least so many times the seconds of harmred."""
ROW = "{:<34} {:>9}  {}"


def laid_out(one, units):
    """Return, block by block, which units are there and in which turns: turns x units."""
    cells, rows = turns_of(one), marked(one, "code")
    rows = rows[rows["unit"].isin(units)].dropna(subset="start")
    span, cell = touched(rows, cells)
    marks = pd.DataFrame({"unit": units.get_indexer(rows["unit"])[span]})
    marks[["block", "order"]] = cells[["block", "order"]].to_numpy()[cell]
    sizes, blocks = np.bincount(cells["block"]), []
    for block, each in marks.groupby("block"):
        there, local = np.unique(each["unit"], return_inverse=True)
        here = np.zeros((sizes[block], len(there)), np.float32)
        here[each["order"], local] = 1
        blocks.append((there, here))
    return blocks


def one_by_one(blocks, units, pairs, draws):
    """Turn all marks at random and count; return mean, and shares of as many, of as few."""
    chance = np.random.default_rng(1)
    size = np.array([len(here) for _, here in blocks])
    marks = [np.nonzero(here) for _, here in blocks]
    block = np.repeat(np.arange(len(blocks)), [len(order) for order, _ in marks])
    order = np.concatenate([order for order, _ in marks])
    unit = np.concatenate([there[local] for (there, _), (_, local) in zip(blocks, marks)])  # noqa: B905
    first, size_ = (np.cumsum(size) - size)[block], size[block]

    def count(shift):
        has = np.zeros((size.sum(), units), np.float32)
        has[first + (order + shift[block, unit]) % size_, unit] = 1
        return (has.T @ has)[*pairs]

    observed = count(np.zeros((len(blocks), units), np.int64))
    sums = np.zeros((3, len(observed)))
    for _ in range(draws):
        now = count((chance.random((len(blocks), units)) * size[:, None]).astype(np.int64))
        sums += now, now >= observed, now <= observed
    return sums / draws


def at_once(blocks, units, pairs, draws):
    """Do the same, many draws side by side."""
    chance = np.random.default_rng(1)
    observed = met(blocks, units, [here[None] for _, here in blocks])[:, *pairs]
    sums = np.zeros((3, len(pairs[0])))
    for begun in range(0, draws, AT_ONCE):
        many = min(AT_ONCE, draws - begun)
        turned = []
        for there, here in blocks:
            shift = (chance.random((many, 1, len(there))) * len(here)).astype(np.int64)
            places = (np.arange(len(here))[:, None] + shift) % len(here)
            turned.append(here[places, np.arange(len(there))])
        now = met(blocks, units, turned)[:, *pairs]
        sums += [each.sum(axis=0) for each in (now, now >= observed, now <= observed)]
    return sums / draws


def met(blocks, units, turned):
    both = np.zeros((len(turned[0]), units, units), np.float32)
    for (there, _), here in zip(blocks, turned, strict=True):
        both[:, there[:, None], there] += here.transpose(0, 2, 1) @ here
    return both


def agree(table, found, draws):
    """Say whether drawn chances lie within five standard errors of the exact ones."""
    exact = table[["p_upper", "p_lower"]].to_numpy(float).T
    near = np.abs(found[1:] - exact) <= 5 * np.sqrt(exact * (1 - exact) / draws) + 2 / draws
    # all but a twentieth lies between the quantiles: some four standard deviations, and a turn
    wide = (table["chance_high"] - table["chance_low"]).to_numpy(float) / 2 + 1
    off = np.abs(found[0] - table["expected"].to_numpy(float))
    return near.all() and (off <= 5 * wide / np.sqrt(draws)).all()


def seconds(run, times=3):
    """Return what a call gives, and the median of its CPU seconds."""
    spent = []
    for _ in range(times):
        start = process_time()
        found = run()
        spent.append(process_time() - start)
    return found, median(spent)


def say(who, cpu, said="", met_=None):
    said += "" if met_ is None else f": {'met' if met_ else 'MISSED'}"
    print(ROW.format(who, f"{cpu:.3g}", said).rstrip(), flush=True)


def on_turns(draws):
    whole = hr.load()
    hr.against_chance(whole)  # imports
    table, cpu = seconds(lambda: hr.against_chance(whole, at="code"))
    print(ROW.format("turns, the bundled study", "CPU s", f"{len(table)} rows"))
    say("whole hr.against_chance", cpu, f"<= {TARGETS['turns']} s", cpu <= TARGETS["turns"])
    parts = [prepared(hr.select(whole, kind=kind)) for kind in whole.sources["kind"].unique()]
    exact, ours = seconds(lambda: [compare(*part[:3]) for part in parts])
    say("its exact comparison", ours)
    for name, draw, least in (
        ("one by one", one_by_one, TARGETS["faster"]),
        ("a hundred at once", at_once, None),
    ):
        found, theirs = seconds(lambda: [draw(*part[3:], draws) for part in parts], 1)  # noqa: B023
        if not all(map(agree, exact, found, [draws] * len(parts))):
            sys.exit("the results differ, so no time is worth printing")
        times = theirs / ours
        said = f"{times:.3g} x" + (f", >= {least} x" if least else "")
        say(f"{draws} draws, {name}", theirs, said, times >= least if least else None)


def prepared(one):
    """Return what the exact comparison takes, and what a Monte Carlo does."""
    table, rows = hr.against_chance(one, at="code"), marked(one, "code")
    pairs = list(zip(table["a"], table["b"], strict=True))
    units = pd.Index(pd.unique(table[["a", "b"]].to_numpy().ravel()))
    sides = [units.get_indexer(table[side]) for side in "ab"]
    return one, rows, pairs, laid_out(one, units), len(units), sides


def on_characters():
    archive = study(corpus("5k"))
    table, cpu = seconds(lambda: hr.against_chance(archive, within="overlap", at="code"), 1)
    print(ROW.format("characters, 5,000 codings", "CPU s", f"{len(table)} rows"))
    most = TARGETS["characters"]
    say("whole hr.against_chance", cpu, f"<= {most} s", cpu <= most)


if __name__ == "__main__":
    on_turns(int(sys.argv[1]) if sys.argv[1:] else 4999)
    on_characters()
