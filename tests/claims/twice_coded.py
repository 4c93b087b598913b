"""Eight interviews of ten turns that two people coded, and that the team then agreed on."""

from dataclasses import replace

import pandas as pd
from toys import guided

ALL = [f"I{n}" for n in range(1, 9)]


def twice(same, also=()):
    """Return a study in which K1 marks harm once in each interview, and K2 in the first `same`.

    `also` are marks of everybody; K2 marks counter-help in the last turn, so that each interview
    is known to have been read twice.
    """
    first = guided([(source, 0, 5, "street") for source in ALL] + list(also))
    marks = [(source, 0, 5, "street") for source in ALL[:same]]
    second = guided(marks + [(source, 95, 99, "no_help") for source in ALL] + list(also))
    agreed = first.segments.assign(coder="reconciled")
    layers = [first.segments, second.segments.assign(coder="K2"), agreed]
    return replace(first, segments=pd.concat(layers, ignore_index=True))


def by_hand(same):
    """Return alpha on the eighty turns of `twice`, from its definition."""
    values, ones, apart = 160, 8 + same, 8 - same
    return 1 - (values - 1) * apart / (ones * (values - ones))
