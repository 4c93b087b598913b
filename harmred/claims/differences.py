"""The interval of a mean difference: between facilities, on Fisher's scale."""

import numpy as np

from ..analysis.intervals import FEWEST, reach


def of_differences(totals, of, interval=0.95):
    """Give an interval for a mean difference, one difference a source, in [-1, 1].

    Parameters
    ----------
    totals, of : array, shape (rows, facilities)
        Sum of the differences, and number of sources, by facility.
    interval : float, default 0.95
        Nominal coverage.

    Returns
    -------
    low, high : array, shape (rows,)
        The delete-one-facility jackknife on Fisher's scale (the inverse hyperbolic tangent, so
        that large differences are covered as well as small ones), with Student's t on the
        number of facilities less one; NaN in rows with fewer than four facilities.

    References
    ----------
    Efron, B., & Tibshirani, R. (1993). *An Introduction to the Bootstrap*.

    Examples
    --------
    >>> low, high = of_differences([[2, 1, 1, 2]], [[4, 4, 4, 4]])
    >>> low.round(2).tolist(), high.round(2).tolist()
    ([0.13], [0.58])
    """
    totals, of = np.asarray(totals, float), np.asarray(of, float)
    there, total = of > 0, totals.sum(axis=1, keepdims=True)
    number = of.sum(axis=1, keepdims=True)
    mean = np.divide(total, number, out=np.zeros_like(total), where=number > 0)
    left = number - of
    without = np.divide(total - totals, left, out=np.zeros_like(totals), where=left > 0)
    without = np.where(there, without, mean)
    # a difference of one everywhere has no place on this scale
    without, middle = (np.arctanh(np.clip(x, -0.999, 0.999)) for x in (without, mean[:, 0]))
    half = np.where(there.sum(axis=1) >= FEWEST, reach(without, there, interval), np.nan)
    mean = np.where(np.isnan(half), np.nan, mean[:, 0])
    return np.minimum(np.tanh(middle - half), mean), np.maximum(np.tanh(middle + half), mean)
