"""Half-open spans as arrays: unions, and which spans meet which. No study, no table here."""

import numpy as np

_PLACE = 32
"""Bits for a position inside a source; the source stands above them in one sortable key."""


def keyed(source, position):
    """Put source and position in one integer that sorts by source, then position.

    Parameters
    ----------
    source, position : array of int
        Source number, and characters from its beginning.

    Returns
    -------
    array of int64
        One key each.

    Examples
    --------
    >>> keyed([0, 1], [5, 0]).tolist()
    [5, 4294967296]
    """
    return (np.asarray(source, np.int64) << _PLACE) | np.asarray(position, np.int64)


def unite(group, start, end):
    """Merge the spans of each group that overlap or touch.

    Parameters
    ----------
    group, start, end : array of int, shape (n,)
        Spans `[start, end)`; only spans of one group are merged.

    Returns
    -------
    group, start, end : array of int64, shape (m,), m <= n
        Spans that neither overlap nor touch, sorted by group and start.

    Examples
    --------
    >>> [part.tolist() for part in unite([0, 0, 0, 1], [4, 0, 9, 0], [9, 5, 12, 3])]
    [[0, 1], [0, 0], [12, 3]]
    """
    order = np.argsort(keyed(group, start), kind="stable")
    first, last = keyed(group, start)[order], keyed(group, end)[order]
    if not len(first):
        return (first,) * 3
    reach = np.maximum.accumulate(last)
    # a key of the next group is always beyond the reach of this one
    opens = np.concatenate([[True], first[1:] > reach[:-1]])
    closes = np.concatenate([opens[1:], [True]])
    mask = (1 << _PLACE) - 1
    return first[opens] >> _PLACE, first[opens] & mask, reach[closes] & mask


def meet(source, start, end, cell_source, cell_start, cell_end):
    """Find the cells that each span shares at least one character with.

    Parameters
    ----------
    source, start, end : array of int, shape (n,)
        Spans `[start, end)`.
    cell_source, cell_start, cell_end : array of int, shape (m,)
        Cells sorted by source and start that do not overlap: the turns.

    Returns
    -------
    span, cell : array of int, shape (k,)
        Indices of the pairs that meet, by span, then cell. Touching is not meeting.

    Examples
    --------
    >>> span, cell = meet([0, 0], [3, 5], [6, 10], [0, 0, 0], [0, 5, 10], [5, 10, 15])
    >>> span.tolist(), cell.tolist()
    ([0, 0, 1], [0, 1, 1])
    """
    first = np.searchsorted(keyed(cell_source, cell_end), keyed(source, start), side="right")
    after = np.searchsorted(keyed(cell_source, cell_start), keyed(source, end), side="left")
    many = np.maximum(after - first, 0)
    span = np.repeat(np.arange(len(many)), many)
    cell = np.arange(len(span)) - np.repeat(np.cumsum(many) - many - first, many)
    return span, cell
