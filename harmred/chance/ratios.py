"""The interval of a lift: between facilities, on the log scale; and whether one carries it."""

import numpy as np

from ..analysis.intervals import FEWEST, reach


def of_ratios(observed, expected, interval=0.95):
    """Give an interval for observed over expected, and whether it hangs on one facility.

    Parameters
    ----------
    observed, expected : array, shape (rows, facilities)
        What was observed and what was expected, by facility; ½ is added to both sums.
    interval : float, default 0.95
        Nominal coverage.

    Returns
    -------
    low, high : array, shape (rows,)
        The delete-one-facility jackknife on the log scale, with Student's t on the number of
        facilities less one; NaN with fewer than four facilities, or where nothing is expected.
    holds : array of object, shape (rows,)
        True where the ratio stays on its side of 1 whichever facility is left out (and
        something is still expected then); None where there is no interval.

    References
    ----------
    Efron, B., & Tibshirani, R. (1993). *An Introduction to the Bootstrap*.

    Examples
    --------
    >>> low, high, holds = of_ratios([[6, 5, 7, 6]], [[4, 4, 4, 4]])
    >>> low.round(2).tolist(), high.round(2).tolist(), holds.tolist()
    ([1.2], [1.83], [True])
    """
    sums = np.stack([np.asarray(observed, float), np.asarray(expected, float)])
    left = sums.sum(axis=2, keepdims=True) - sums
    whole, without = np.log(np.divide(*(sums.sum(axis=2) + 0.5))), np.log(np.divide(*(left + 0.5)))
    known = (sums[1].sum(axis=1) > 0) & (sums.shape[2] >= FEWEST)
    half = np.where(known, reach(without, np.ones(without.shape, bool), interval), np.nan)
    same_side = np.where(whole[:, None] >= 0, without >= 0, without <= 0)
    stays = (same_side & (left[1] > 0)).all(axis=1)
    return np.exp(whole - half), np.exp(whole + half), np.where(known, stays, None)
