"""Every rotation of one code's marks inside a block, and what meets at each of them."""

import numpy as np


def turn_counts(here, window=1):
    """Count the turns in which two units are near, at every rotation of one of them.

    Parameters
    ----------
    here : array of float, shape (turns, units)
        1 where a turn of the block carries a unit.
    window : int, default 1
        Turns of a window. A block is a ring, for rotation as for windows: before its first
        turn stands its last.

    Returns
    -------
    array of float, shape (turns, units, units)
        At each rotation, the number of turns; the unit of the last axis is the one rotated.
        The first is no rotation: what was observed.

    Examples
    --------
    >>> turn_counts(np.array([[1.0, 1.0], [0.0, 0.0], [1.0, 0.0]]))[:, 0, 1].tolist()
    [1.0, 0.0, 1.0]
    """
    size = len(here)
    found = np.empty((size, here.shape[1], here.shape[1]), here.dtype)
    before = _reach(here, window)
    # written twice, one after the other, a ring holds every rotation of itself as a slice
    turned, turned_before = (np.concatenate([each, each]) for each in (here, before))
    for shift in range(size):
        ring = slice(size - shift, 2 * size - shift)
        both = here.T @ turned[ring]
        if window > 1:
            both = here.T @ turned_before[ring] + before.T @ turned[ring] - both
        found[shift] = both
    return found


def _reach(here, window):
    reach = here.copy()
    for lag in range(1, min(window, len(here))):
        np.maximum(reach, np.roll(here, lag, axis=0), out=reach)
    return reach


def character_spread(a_begin, a_end, b_begin, b_end, length):
    """Count the characters that carry both of two units, over every rotation of the second.

    Parameters
    ----------
    a_begin, a_end, b_begin, b_end : array of int
        Passages `[begin, end)` of each, which neither overlap nor touch.
    length : int
        Characters of the block.

    Returns
    -------
    observed : int
        The characters, with no rotation.
    chances : array
        The chance of 0, 1, 2 …, up to the largest.

    Examples
    --------
    >>> a, b = np.array([[2, 6], [12, 14]]), np.array([[4, 8]])
    >>> observed, chances = character_spread(*a.T, *b.T, 20)
    >>> observed, (20 * chances).round().astype(int).tolist()
    (2, [8, 4, 5, 2, 1])
    """
    # two passages share a trapezoid of characters as one slides along the other, so over the
    # rotations their number runs in straight lines, which bend where two edges meet
    begins, ends = a_begin[:, None], a_end[:, None]
    bends = [begins - b_end, begins - b_begin, ends - b_end, ends - b_begin]
    place = np.concatenate([bend.ravel() for bend in bends]) % length
    order = np.argsort(place)
    steps = np.diff(place[order], append=place[order[0]] + length)
    slope = np.cumsum(np.repeat([1, -1, -1, 1], len(place) // 4)[order])
    slope -= (slope * steps).sum() // length  # on a ring it ends where it began
    value = np.cumsum(slope * steps) - slope * steps
    # each character of one meets each of the other once: that fixes the height of the lines
    met = (a_end - a_begin).sum() * (b_end - b_begin).sum()
    along = value * steps + slope * (steps * (steps - 1) // 2)
    value += (met - along.sum()) // length
    observed = value[-1] + slope[-1] * (length - place[order[-1]])
    return int(observed), _lines(value, slope, steps) / length


def _lines(value, slope, steps):
    """Count how often straight lines take each value: flat ones, those of slope 1, steeper ones."""
    top = int(value.max()) + 2
    flat, one, steep = slope == 0, np.abs(slope) == 1, np.abs(slope) > 1
    counts = np.bincount(value[flat], steps[flat], top)
    many = steps[one]
    low = np.where(slope[one] > 0, value[one], value[one] - many + 1)
    edges = np.bincount(low, many > 0, top + 1) - np.bincount(low + many, many > 0, top + 1)
    counts += np.cumsum(edges)[:top]
    many = steps[steep]
    rank = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
    reached = np.repeat(value[steep], many) + np.repeat(slope[steep], many) * rank
    counts += np.bincount(reached, minlength=top)
    return np.trim_zeros(counts, "b")


def spread(counts):
    """Turn counts at equally likely rotations into a distribution.

    Parameters
    ----------
    counts : array of number, shape (rotations,)
        Whole numbers.

    Returns
    -------
    array
        The chance of 0, 1, 2 …, up to the largest.

    Examples
    --------
    >>> spread(np.array([2, 0, 0, 0])).tolist()
    [0.75, 0.0, 0.25]
    """
    return np.bincount(counts.astype(np.int64)) / len(counts)
