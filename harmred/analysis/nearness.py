"""Where two units are near in one source: on the same characters, in the same or nearby turns."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pandas as pd

from ..elicited import touched
from ..errors import StudyError, one_of
from ..spans import crossing, in_order, unite
from ..talk import talk

MEANINGS = ("overlap", "turn", "window", "source")


@dataclass(frozen=True)
class Near:
    """What one source says of the units it has: matrices of k units by k units.

    `given[a, b]` counts the places of a that have b near: characters, turns or the source.
    `same[a, b]` counts the places that hold both themselves; its diagonal counts the places
    of each unit. The two differ in a window only, where b may stand in a turn before.
    """

    source: str
    units: np.ndarray
    given: np.ndarray
    same: np.ndarray


def one_meaning(within, window):
    """Refuse a meaning of near that nobody knows, and a window that is no number of turns.

    Parameters
    ----------
    within : str
        What near means.
    window : int
        Turns of a window.

    Raises
    ------
    ValueError
        Saying what can be asked for.

    Examples
    --------
    >>> one_meaning("paragraph", 4)
    Traceback (most recent call last):
        ...
    ValueError: `within` must be one of 'overlap', 'turn', 'window', 'source'; got 'paragraph'.
    """
    one_of(within, MEANINGS, "within")
    if not isinstance(window, int | np.integer) or window < 1:
        raise ValueError(f"`window` must be a whole number of turns, 1 or more; got {window!r}.")


def near(study, rows, units, within, window=4):
    """Measure, source by source, how near its units are to one another.

    Parameters
    ----------
    study : Study
        The study.
    rows : DataFrame
        From `marked`.
    units : Index
        Every unit of the level, in the order of the codebook.
    within : {"overlap", "turn", "window", "source"}
        What near means.
    window : int
        Turns of a window: one and those before it.

    Yields
    ------
    Near
        One a source that has a unit in a place; `units` are places in `units`.

    Raises
    ------
    StudyError
        If no segment has a position, or turns are needed and there are none.

    Examples
    --------
    >>> import harmred as hr
    >>> from harmred.analysis.mentions import marked
    >>> study = hr.load()
    >>> units = pd.Index(["emotional_impact", "meaning_of_work"])
    >>> first = next(near(study, marked(study, "theme"), units, "turn"))
    >>> bool((first.given == first.same).all())
    True
    """
    rows = rows[["source", "start", "end", "unit"]]
    rows = rows[rows["unit"].isin(units)]
    if within != "source":
        rows = placed(rows)
    names = pd.Index(rows["source"].unique())
    source, unit = names.get_indexer(rows["source"]), units.get_indexer(rows["unit"])
    if within == "overlap":
        start, end = (rows[name].to_numpy(np.int64) for name in ("start", "end"))
        parts = _overlapping(source, unit, start, end)
    elif within == "source":
        parts = _in_places(source, unit, np.zeros_like(source), 1)
    else:
        span, place = _turns(study, rows)
        parts = _in_places(source[span], unit[span], place, window if within == "window" else 1)
    for number, *measured in parts:
        yield Near(names[number], *measured)


def placed(rows):
    """Keep the segments that have a position.

    Parameters
    ----------
    rows : DataFrame
        Segments with start and end.

    Returns
    -------
    DataFrame
        Those with both.

    Raises
    ------
    StudyError
        If there are segments and none has a position.

    Examples
    --------
    >>> len(placed(pd.DataFrame({"start": [3, None], "end": [8, None]})))
    1
    """
    kept = rows[rows["start"].notna() & rows["end"].notna()]
    if len(rows) and kept.empty:
        raise StudyError(
            "no segment has a position, so nothing can be said of what stands near it.\n"
            'Use hr.cooccur(study, within="source"), which asks only who speaks of both.'
        )
    return kept


def _by_source(source, unit, *columns):
    """Cut arrays at their sources; each part with its units, and where its rows stand in them."""
    order = np.argsort(source, kind="stable")
    source, *columns = (column[order] for column in (source, unit, *columns))
    cuts = [*np.flatnonzero(np.diff(source, prepend=-1)), len(source)]
    for begin, stop in pairwise(cuts):
        unit, *part = (column[begin:stop] for column in columns)
        yield source[begin], *np.unique(unit, return_inverse=True), *part


def _overlapping(source, unit, start, end):
    """Unite the passages of each unit, then find the characters that two of them share."""
    many = unit.max(initial=0) + 1
    group, start, end = unite(source * many + unit, start, end)
    order = in_order(group // many, start)
    group, start, end = group[order], start[order], end[order]
    for one, units, local, begins, ends in _by_source(group // many, group % many, start, end):
        earlier, later = crossing(np.zeros_like(begins), begins, ends)
        shared = np.minimum(ends[earlier], ends[later]) - begins[later]
        size = len(units)
        upper = np.bincount(local[earlier] * size + local[later], shared, size * size)
        upper = upper.reshape(size, size)
        same = upper + upper.T + np.diag(np.bincount(local, ends - begins, size))
        yield one, units, same, same


def _turns(study, rows):
    """Find the turns that each row touches, by their rank in their source."""
    turns = talk(study)
    rank = turns.groupby("source", sort=False).cumcount().to_numpy()
    span, cell = touched(rows, turns)
    return span, rank[cell]


def _in_places(source, unit, place, window):
    for one, units, local, places in _by_source(source, unit, place):
        yield one, units, *_met(places, local, len(units), window)


def _met(place, unit, units, window):
    """Count the places of each unit that have each other near, and those that hold both."""
    here = np.zeros((place.max() + 1, units), np.float32)
    here[place, unit] = 1
    same = here.T @ here
    if window == 1:
        return same, same
    reach = here.copy()
    for lag in range(1, min(window, len(here))):
        np.maximum(reach[lag:], here[:-lag], out=reach[lag:])
    return here.T @ reach, same
