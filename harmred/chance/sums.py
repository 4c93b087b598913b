"""Exact distributions of sums: blocks are independent, so their distributions convolve."""

from dataclasses import dataclass

import numpy as np

TINY = 1e-300
"""What a chance too small for a number is given as: it is never 0."""
_LONG = 400
"""Longer distributions are convolved by Fourier transforms, good to about 1e-15."""


@dataclass(frozen=True)
class Chance:
    """Where an observed number stands among all that chance could give.

    `upper`, `lower`: the chance of as many or more, of as few or fewer. `mid`: of more, and
    half of as many. `smallest`: the least that `upper` can be. `low`, `high`: quantiles.
    """

    upper: float
    lower: float
    mid: float
    smallest: float
    low: int
    high: int


def chance(parts, observed, interval=0.95):
    """Place an observed sum in its exact distribution.

    Parameters
    ----------
    parts : list of array
        One distribution a block: the chance of 0, 1, 2 …
    observed : int
        The sum over the blocks that was observed.
    interval : float, default 0.95
        How much of the distribution lies between `low` and `high`, at least.

    Returns
    -------
    Chance
        Its tails include what was observed, so none is ever 0.

    Examples
    --------
    >>> coin = np.array([0.5, 0.5])
    >>> chance([coin, coin, coin], 3).upper
    0.125
    """
    whole = convolved(parts)
    up_to = np.cumsum(whole)
    upper, lower = whole[observed:].sum(), up_to[observed]
    ends = np.searchsorted(up_to, np.array([1 - interval, 1 + interval]) / 2 * up_to[-1])
    low, high = np.minimum(ends, len(whole) - 1).tolist()
    smallest = np.prod([part[-1] for part in parts])
    tails = upper, lower, upper - whole[observed] / 2, smallest
    return Chance(*(float(np.clip(tail, TINY, 1)) for tail in tails), low, high)


def convolved(parts):
    """Return the distribution of a sum of independent numbers.

    Parameters
    ----------
    parts : list of array
        One distribution each: the chance of 0, 1, 2 …

    Returns
    -------
    array
        The chance of 0, 1, 2 … of the sum; of no numbers, a certain 0.

    Examples
    --------
    >>> convolved([np.array([0.5, 0.5]), np.array([0.0, 1.0])]).tolist()
    [0.0, 0.5, 0.5]
    """
    parts = [np.ones(1), *parts]
    while len(parts) > 1:
        # like sizes together: the work grows with the product of the two lengths
        parts = sorted(parts, key=len)
        odd = parts[:1] * (len(parts) % 2)
        rest = iter(parts[len(odd) :])
        parts = odd + [_sum_of(first, second) for first, second in zip(rest, rest, strict=True)]
    return parts[0]


def _sum_of(first, second):
    if min(len(first), len(second)) < _LONG:
        return np.convolve(first, second)
    from scipy.signal import fftconvolve

    return np.maximum(fftconvolve(first, second), 0)
