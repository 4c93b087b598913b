"""Passages in the characters of their block: the talk of a section, one turn after the other."""

import numpy as np

from ..elicited import touched
from ..spans import unite


def within_block(rows, cells, unit, units):
    """Place passages in their blocks and unite those of one unit.

    Parameters
    ----------
    rows : DataFrame
        Segments with source, start and end.
    cells : DataFrame
        Turns, from `cells.turns_of`; what lies outside them is left out.
    unit : array of int
        The unit of each row.
    units : int
        How many there are.

    Returns
    -------
    block, unit, begin, end : array of int
        Characters from the beginning of the block; by block, unit and begin.

    Examples
    --------
    >>> import pandas as pd
    >>> cells = pd.DataFrame({"source": ["A", "A"], "start": [0, 9], "end": [5, 14]})
    >>> rows = pd.DataFrame({"source": ["A"], "start": [3], "end": [12]})
    >>> found = within_block(rows, cells.assign(block=0, before=[0, 5]), np.array([0]), 1)
    >>> [part.tolist() for part in found]
    [[0], [0], [3], [8]]
    """
    span, cell = touched(rows, cells)
    opens, closes, before = (
        cells[name].to_numpy(np.int64)[cell] for name in ("start", "end", "before")
    )
    begin, end = (
        np.clip(rows[edge].to_numpy(np.int64)[span], opens, closes) - opens + before
        for edge in ("start", "end")
    )
    group, begin, end = unite(cells["block"].to_numpy()[cell] * units + unit[span], begin, end)
    return group // units, group % units, begin, end
