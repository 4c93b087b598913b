"""What overlaps between the segments of every two units, counted in one sweep."""

import numpy as np

from ..spans import crossing, in_order, keyed

_BLOCK = 1 << 12
"""Segments counted at a time: memory stays flat, and what is at work stays in the cache."""


def crossings(source, unit, start, end, units):
    """Count what overlaps between the segments of every two units, in one sweep.

    Parameters
    ----------
    source, unit, start, end : array of int, shape (n,)
        Segments `[start, end)`, in any order; sources and units are numbered from 0.
    units : int
        How many units there are.

    Returns
    -------
    pairs, characters, touching : array of int64, shape (units, units)
        Pairs of segments that share a character; the characters they share, pair by pair;
        and `touching[a, b]`, the segments of a that share a character with one of b. Memory
        is that of the largest source.

    Examples
    --------
    >>> pairs, characters, touching = crossings(
    ...     [0, 0, 0], [0, 1, 1], [0, 10, 30], [100, 20, 40], 2
    ... )
    >>> pairs[0, 1], characters[0, 1], touching[0, 1], touching[1, 0]
    (np.int64(2), np.int64(20), np.int64(1), np.int64(2))
    """
    key = keyed(source, start)
    if (key[1:] < key[:-1]).any():
        order = in_order(source, start)
        source, unit, start, end = (np.asarray(x)[order] for x in (source, unit, start, end))
    source, unit, start, end = (np.asarray(x, np.int64) for x in (source, unit, start, end))
    pairs, characters, touching = np.zeros((3, units, units), np.int64)
    for part in _blocks(source):
        _sweep(source[part], unit[part], start[part], end[part], pairs, characters, touching)
    return pairs + pairs.T, characters + characters.T, touching


def _blocks(source):
    """Cut sorted segments into blocks of whole sources."""
    begin = 0
    while begin < len(source):
        last = source[min(begin + _BLOCK, len(source)) - 1]
        stop = int(np.searchsorted(source, last, side="right"))
        yield slice(begin, stop)
        begin = stop


def _sweep(source, unit, start, end, pairs, characters, touching):
    """Add one block to the three matrices; of pairs and characters to one half only."""
    units = len(pairs)
    earlier, later = crossing(source, start, end)
    a, b = unit[earlier], unit[later]
    cell = a * units + b
    shared = np.minimum(end[earlier], end[later]) - start[later]
    pairs += np.bincount(cell, minlength=units**2).reshape(units, units)
    characters += np.bincount(cell, shared, units**2).astype(np.int64).reshape(units, units)
    # a segment that meets a unit several times counts once: the pair that wrote last stands
    met = np.concatenate([earlier * units + b, later * units + a])
    number = np.arange(len(met))
    last = np.empty(len(unit) * units, np.int64)
    last[met] = number
    once = np.concatenate([cell, b * units + a])[last[met] == number]
    touching += np.bincount(once, minlength=units**2).reshape(units, units)
