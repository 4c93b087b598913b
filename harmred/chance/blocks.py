"""What a block is: a section of a source, a source, a facility; and what chance gives there."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..analysis.nearness import placed
from ..elicited import touched
from ..study import known
from .cells import by_block, turns_of, whole_or_turns
from .passages import within_block
from .rotations import character_spread, spread, turn_counts
from .strata import shared


@dataclass(frozen=True)
class Block:
    """What one block says of a pair: observed, expected, and every number chance could give.

    `source` is missing where a block is all sources of a facility.
    """

    facility: str
    source: str | None
    pair: int
    observed: int
    expected: float
    chances: np.ndarray


def blocks(study, rows, units, pairs, within, window):
    """Compare what was observed with what chance would give, block by block.

    Parameters
    ----------
    study : Study
        Sources of one kind.
    rows : DataFrame
        Their segments, with source, start, end and unit.
    units : Index
        Every unit.
    pairs : array of int, shape (units, units)
        The number of a pair, where its first and second unit cross; elsewhere -1.
    within : {"overlap", "turn", "window", "source"}
        What near means.
    window : int
        Turns of a window.

    Yields
    ------
    Block
        One a block and pair of which both are there.

    Raises
    ------
    StudyError
        If no segment has a position, or turns are needed and there are none.

    Examples
    --------
    >>> import harmred as hr
    >>> study = hr.select(hr.load(), kind="interview")
    >>> rows = study.segments.assign(unit=study.segments["code"])
    >>> units, pairs = pd.Index(["powerlessness", "exhaustion"]), np.array([[-1, 0], [-1, -1]])
    >>> one = next(blocks(study, rows, units, pairs, "turn", 1))
    >>> bool(np.isclose(one.expected, one.chances @ np.arange(len(one.chances))))
    True
    """
    rows = rows[rows["unit"].isin(units)]
    if within == "source":
        yield from _strata(study, rows, units, pairs)
        return
    rows = placed(rows)
    if within == "overlap":
        found = _characters(study, rows, units, pairs)
    else:
        found = _turns(study, rows, units, pairs, window if within == "window" else 1)
    where = dict(zip(study.sources["source"], facilities(study), strict=True))
    for source, pair, observed, chances in found:
        expected = float(chances @ np.arange(len(chances)))
        yield Block(where[source], source, pair, observed, expected, chances)


def facilities(study):
    """Return the facility of each source; sources of unknown facility are one of their own.

    Parameters
    ----------
    study : Study
        The study.

    Returns
    -------
    Series of str
        Empty where unknown.

    Examples
    --------
    >>> import harmred as hr
    >>> facilities(hr.load()).nunique()
    10
    """
    return known(study.sources["facility"]).fillna("")


def _met(pairs, units):
    """Return the pairs that some units make: the number of each, and the places of its two."""
    numbers = pairs[np.ix_(units, units)]
    first, second = np.nonzero(numbers >= 0)
    return zip(numbers[first, second].tolist(), first.tolist(), second.tolist(), strict=True)


def _turns(study, rows, units, pairs, window):
    cells = turns_of(study)
    span, cell = touched(rows, cells)
    place = cells["block"].to_numpy()[cell], cells["order"].to_numpy()[cell]
    sizes, names = np.bincount(cells["block"]), cells.drop_duplicates("block")["source"].to_numpy()
    for block, order, unit in by_block(*place, units.get_indexer(rows["unit"])[span]):
        present, local = np.unique(unit, return_inverse=True)
        here = np.zeros((sizes[block], len(present)), np.float32)
        here[order, local] = 1
        counts = turn_counts(here, window)
        for pair, a, b in _met(pairs, present):
            yield names[block], pair, int(counts[0, a, b]), spread(counts[:, a, b])


def _characters(study, rows, units, pairs):
    cells = whole_or_turns(study)
    lengths = (cells["end"] - cells["start"]).groupby(cells["block"]).sum().to_numpy(np.int64)
    names = cells.drop_duplicates("block")["source"].to_numpy()
    passages = within_block(rows, cells, units.get_indexer(rows["unit"]), len(units))
    for block, unit, begin, end in by_block(*passages):
        present, cuts = np.unique(unit, return_index=True)
        begins, ends = (np.split(edge, cuts[1:]) for edge in (begin, end))
        for pair, a, b in _met(pairs, present):
            sides = begins[a], ends[a], begins[b], ends[b]
            yield names[block], pair, *character_spread(*sides, lengths[block])


def _strata(study, rows, units, pairs):
    facility = facilities(study)
    has = np.zeros((len(facility), len(units)), int)
    source = pd.Index(study.sources["source"]).get_indexer(rows["source"])
    has[source, units.get_indexer(rows["unit"])] = 1
    for place in facility.unique():
        there = has[facility == place]
        have = there.sum(axis=0)
        present = np.flatnonzero(have)
        for pair, first, second in _met(pairs, present):
            a, b = present[first], present[second]
            chances = shared(len(there), int(have[a]), int(have[b]))
            observed, expected = (there[:, a] & there[:, b]).sum(), have[a] * have[b] / len(there)
            yield Block(place, None, pair, int(observed), float(expected), chances)
