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


def in_order(source, start):
    """Put spans in the order of their source, then of their start.

    Parameters
    ----------
    source, start : array of int, shape (n,)
        Source number, and where each span begins.

    Returns
    -------
    array of int, shape (n,)
        Indices; spans of one source that begin together keep their order.

    Examples
    --------
    >>> in_order([1, 0, 0], [5, 9, 2]).tolist()
    [2, 1, 0]
    """
    order = np.arange(len(source))
    for part in (np.asarray(start, np.int64), np.asarray(source, np.int64)):
        # 16 bits at a time: those NumPy sorts by counting, several times faster than whole keys
        for shift in range(0, int(part.max(initial=0)).bit_length(), 16):
            digit = (part[order] >> shift).astype(np.uint16)
            order = order[np.argsort(digit, kind="stable")]
    return order


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
    order = in_order(group, start)
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
    return _spelled(first, np.maximum(after - first, 0))


def crossing(source, start, end):
    """Find every pair of spans that share at least one character, each pair once.

    Parameters
    ----------
    source, start, end : array of int, shape (n,)
        Spans `[start, end)`, sorted by source and start.

    Returns
    -------
    earlier, later : array of int, shape (k,)
        Indices of the pairs; `later` begins inside `earlier`. Touching is not crossing.

    Examples
    --------
    >>> earlier, later = crossing([0, 0, 0, 1], [0, 3, 5, 4], [5, 9, 6, 8])
    >>> earlier.tolist(), later.tolist()
    ([0, 1], [1, 2])
    """
    # in sorted order those that cross a span are those that follow it and begin before it ends
    after = np.searchsorted(keyed(source, start), keyed(source, end), side="left")
    first = np.arange(1, len(after) + 1)
    return _spelled(first, np.maximum(after - first, 0))


def _spelled(first, many):
    """Spell out runs: for each row `many` indices in a row, from `first` on."""
    row = np.repeat(np.arange(len(many)), many)
    return row, np.arange(len(row)) - np.repeat(np.cumsum(many) - many - first, many)
