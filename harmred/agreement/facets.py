"""Agreement on facets: given the same code on the same turn, was the same told of it."""

import numpy as np
import pandas as pd

from ..analysis.levels import units
from ..choose import FACETS, each_value
from .coefficients import ac1, of_pairs
from .pairs import Pairs
from .reliability import coincidences, ends, notes
from .turns import compared

_MARK = ["turn", "code"]


def by_facet(study, interval):
    """Tell how alike coders give each value of each facet.

    Parameters
    ----------
    study : Study
        The study; sources of one kind.
    interval : float
        Nominal coverage.

    Returns
    -------
    DataFrame
        One row per facet and value (`code`), with the coefficients of `agree` on turns; of
        `passages` (a turn with a code that two coders or more gave it), those `marked` with this
        value by one coder at least, sources, note.

    Examples
    --------
    >>> import harmred as hr
    >>> by_facet(hr.load(), 0.95)["facet"].unique().tolist()
    ['stance', 'direction', 'dimension']
    """
    there = compared(study)
    given = there.marks.assign(passage=there.marks.groupby(_MARK).ngroup())
    of = given.groupby("passage")["coder"].nunique()
    given = given[given["passage"].map(of) > 1]
    if given.empty:
        return pd.DataFrame()
    given = given.assign(turn=pd.factorize(given["passage"])[0])  # passages as Pairs counts turns
    coded = pd.crosstab(given["turn"], given["coder"]) > 0
    who = Pairs(coded.columns, coded.to_numpy())
    turns = there.marks.loc[given.drop_duplicates("turn").index, "turn"]
    places, names = pd.factorize(there.turns["source"].to_numpy()[turns])
    rows = [
        {"facet": facet, "code": value}
        | _told(given[_has(given, facet, value)], who, places, len(names), interval)
        for facet in FACETS
        for value in units(study.codebook, facet)
    ]
    table = pd.DataFrame(rows)
    return table.assign(note=notes(table)) if rows else table


def _has(marks, facet, value):
    return each_value(marks[facet]).eq(value).groupby(level=0).any()


def _told(rows, who, places, sources, interval):
    of = who.coded.sum(axis=1)
    hits = np.bincount(rows[["turn", "coder"]].drop_duplicates()["turn"], minlength=len(of))
    alpha, low, high = ends(coincidences(hits, of, places, sources), interval)
    agreed = (hits * (hits - 1) + (of - hits) * (of - hits - 1)) / (of * (of - 1))
    share = (hits / of).mean()
    return {
        "alpha": alpha,
        "low": low,
        "high": high,
        "ac1": float(ac1(agreed.mean(), [share, 1 - share])) if hits.any() else np.nan,
        **of_pairs(*who.counted(rows)),
        "passages": len(hits),
        "marked": int((hits > 0).sum()),
        "sources": sources,
    }
