"""Rotations by another road: sets of places, every combination of shifts spelled out."""

from collections import Counter
from itertools import product

from generated import characters

from harmred.talk import talk


def blocks(study):
    """Return the turns of each source and section, as lists of their characters."""
    found = {}
    for turn in talk(study).itertuples():
        key = (turn.source, turn.section if isinstance(turn.section, str) else "")
        found.setdefault(key, []).append(list(range(turn.start, turn.end)))
    return found


def near(a, b, turns, window):
    """Count turns of a ring that hold one of two, and the other there or in a few before."""

    def before(marks, turn):
        return any((turn - lag) % turns in marks for lag in range(window))

    here = (turn for turn in range(turns) if turn in a | b)
    return sum((turn in a and before(b, turn)) or (turn in b and before(a, turn)) for turn in here)


def turned(marks, shift, size):
    return {(place + shift) % size for place in marks}


def shifts(study, source, turns, pair, within, window):
    """Return how many places hold both, at every rotation of a block; the first is no rotation."""
    a, b = (characters(study, source, unit) for unit in pair)
    if within == "overlap":
        said = [place for turn in turns for place in turn]
        a, b = ({n for n, place in enumerate(said) if place in marks} for marks in (a, b))
        return [len(a & turned(b, shift, len(said))) for shift in range(len(said))]
    a, b = ({n for n, turn in enumerate(turns) if marks & set(turn)} for marks in (a, b))
    size, wide = len(turns), window if within == "window" else 1
    return [near(a, turned(b, shift, size), size, wide) for shift in range(size)]


def everything(study, pair, within, window=3):
    """Return what was observed, and how often each number comes among all rotations."""
    every = [
        shifts(study, source, turns, pair, within, window)
        for (source, _), turns in blocks(study).items()
    ]
    sums = Counter(sum(each) for each in product(*every))
    return sum(each[0] for each in every), sums
