"""Who marked which characters: lengths between the ends of passages, never single characters."""

from dataclasses import dataclass

import numpy as np

from ..spans import keyed, unite


@dataclass(frozen=True)
class Lengths:
    """Characters by how many coders marked them, added up over sources.

    `coincidences` is the table of `coefficients.alpha`; `squares` the sum of the squared
    lengths of united passages.
    """

    coincidences: np.ndarray
    squares: float


def lengths(source, coder, start, end, whole, of):
    """Add up what coders marked alike and apart, in characters.

    Parameters
    ----------
    source, coder, start, end : array of int, shape (n,)
        Passages `[start, end)`: whose, and in which source (a place in `whole`).
    whole, of : array of int, shape (sources,)
        How long each source is, and how many coders coded it: two at least.

    Returns
    -------
    Lengths

    Examples
    --------
    >>> both = lengths([0, 0], [0, 1], [0, 5], [10, 10], np.array([20]), np.array([2]))
    >>> both.coincidences.tolist()
    [[20.0, 5.0], [5.0, 10.0]]
    """
    coder, of = np.asarray(coder, np.int64), np.asarray(of, np.int64)
    coders = int(coder.max(initial=0)) + 1
    group, start, end = unite(np.asarray(source, np.int64) * coders + coder, start, end)
    place = group // coders
    key = np.concatenate([keyed(place, start), keyed(place, end)])
    step = np.repeat([1, -1], len(start))
    order = np.argsort(key, kind="stable")
    hits = np.cumsum(step[order])[:-1]
    # nobody's characters lie between two sources, so their distance counts for nothing
    long = np.diff(key[order]) * (hits > 0)
    where = np.concatenate([place, place])[order][:-1]
    rest = of[where] - hits
    both, apart = (
        float((long * hits * other / (of[where] - 1)).sum()) for other in (hits - 1, rest)
    )
    neither = float((np.asarray(whole) * of).sum()) - both - 2 * apart
    return Lengths(np.array([[neither, apart], [apart, both]]), float(((end - start) ** 2.0).sum()))


def u_alpha(found):
    """Return Krippendorff's u-alpha, binary: whether a character is marked, of the 2016 family.

    A passage is never paired with itself by chance, so its squared length leaves the pairs that
    chance can make; an unmarked character leaves one.

    Parameters
    ----------
    found : Lengths
        From `lengths`.

    Returns
    -------
    float
        Missing, where nobody marked anything or all marked everything.

    References
    ----------
    Krippendorff, K., Mathet, Y., Bouvry, S., & Widlöcher, A. (2016). On the reliability of
    unitizing textual continua: Further developments. *Quality & Quantity*, 50, 2347–2364. The
    coefficient of 1995 is another one.

    Examples
    --------
    >>> marks = [0, 0, 0, 0], [0, 1, 1, 1], [1, 2, 4, 6], [9, 3, 5, 7]
    >>> round(u_alpha(lengths(*marks, np.array([10]), np.array([2]))), 4)
    0.1818
    """
    unmarked, marked = found.coincidences.sum(axis=1)
    whole, chance = unmarked + marked, 2 * unmarked * marked
    if not chance:
        return float("nan")
    apart = 2 * found.coincidences[0, 1]
    return float(1 - apart * (whole**2 - found.squares - unmarked) / (whole * chance))
